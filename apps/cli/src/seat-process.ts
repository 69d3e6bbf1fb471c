// One seat of a replay as a process of its own: keys in its own folder, acts in and answers out as lines of JSON over its
// standard streams. It shares nothing with the other seats but the server.

import { createInterface } from "node:readline";
import { clientAt, freshSheet, homeOf, putServer, putSheet } from "./home.ts";
import type { Act } from "./replay/seat-acts.ts";
import { seatThatActs } from "./replay/seat-acts.ts";

const [folder, origin] = process.argv.slice(2);
if (folder === undefined || origin === undefined) process.exit(70);
const home = homeOf({ json: true, home: folder }, { env: process.env });
const sheet = freshSheet();
await putSheet(home, sheet);
await putServer(home, origin);
const act = seatThatActs(await clientAt(home, origin, sheet));

for await (const line of createInterface({ input: process.stdin })) {
  const asked: Act = JSON.parse(line);
  process.stdout.write(`${JSON.stringify(await act(asked))}\n`);
}
process.exit(0);
