// Which server this page speaks to: the one it came from, or, when a delegation hosts the page itself, the one its host names.
// That word has the same weight as the page's own script, for both come from the same host; the page's policy lets it
// speak to no other. Anything else that stands there is refused. Rule V219.

const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(host);

/** The server named in the settings of a host whose own origin is `own`, or undefined when they do not read as such. */
export const serverIn = (settings: unknown, own: string): string | undefined => {
  if (typeof settings !== "object" || settings === null) return undefined;
  const entries = Object.entries(settings);
  if (entries.length === 0) return own;
  const [[name, server] = []] = entries;
  if (entries.length !== 1 || name !== "server" || typeof server !== "string") return undefined;
  try {
    const { origin, protocol, hostname } = new URL(server);
    const isSafe = protocol === "https:" || (protocol === "http:" && isLoopback(hostname));
    return isSafe && origin === server ? origin : undefined;
  } catch {
    return undefined;
  }
};

const pause = 2_000;

/** The origin of the server, in a page or a worker; waits for a host out of reach, rejects when it does not say it rightly. */
export const serverOrigin = async (): Promise<string> => {
  let answer: Response | undefined;
  while (answer === undefined)
    try {
      answer = await fetch("/site-settings.json", { cache: "no-store" });
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  const server = answer.ok ? serverIn(await answer.json(), location.origin) : undefined;
  if (server === undefined) throw new Error("the host of this page does not say which server");
  return server;
};
