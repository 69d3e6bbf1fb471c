// A server in a process of its own: says where it listens on one line of JSON, and stops when it is told to.
import { startServer, stoppedBySignal } from "@tworooms/server";
import { settingsIn } from "./site.ts";

const [data = ""] = process.argv.slice(2);
const running = await startServer(settingsIn(data));
if ("fault" in running) {
  process.stdout.write(`${JSON.stringify(running)}\n`);
  process.exit(1);
}
process.stdout.write(`${JSON.stringify({ origin: running.origin, port: running.port })}\n`);
await stoppedBySignal(running);
process.stdout.write(`${JSON.stringify({ stopped: true })}\n`);
