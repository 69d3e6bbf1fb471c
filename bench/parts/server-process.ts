// A server in a process of its own, so that what it costs can be told from what its clients cost. Limits that guard against
// strangers are lifted, for here one machine plays them all.

import { settingsFrom, startServer } from "@tworooms/server";

const [data = ""] = process.argv.slice(2);
const settings = settingsFrom({ port: "0", data }, {});
if ("fault" in settings) throw new Error(settings.sentence);
const plenty = { burst: 1e9, perSecond: 1e9 };
const running = await startServer(settings, {
  limits: { appends: plenty, reads: plenty, connection: plenty, vaults: plenty },
  edgeLimits: { connections: 20_000, connectionsOfLoopback: 20_000 },
  log: { write: () => undefined },
});
if ("fault" in running) throw new Error(running.sentence);

process.on("message", (asked) => {
  if (asked === "cost") {
    globalThis.gc?.();
    const { user, system } = process.cpuUsage();
    process.send?.({ cpu: user + system, rss: process.memoryUsage.rss(), ...process.memoryUsage() });
  } else void running.close().then(() => process.exit(0));
});
process.send?.({ origin: running.origin, admission: running.admission });
