// A server in a process of its own, so that what it costs can be told from what its clients cost. Limits that guard against
// strangers are lifted, for here one machine plays them all.

import { getHeapSpaceStatistics } from "node:v8";
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

const used = (): number => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

process.on("message", (asked) => {
  if (asked === "cost") {
    // The collection that makes memory comparable is the bench's own doing, and no cost of what came before or comes after.
    const cpu = used();
    globalThis.gc?.();
    // After a collection nothing that lives is in the young generation: what it holds is room, however many connect.
    const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === "new_space");
    const room = young?.physical_space_size ?? 0;
    process.send?.({ cpu, cpuAfter: used(), rss: process.memoryUsage.rss(), room });
  } else void running.close().then(() => process.exit(0));
});
process.send?.({ origin: running.origin, admission: running.admission });
