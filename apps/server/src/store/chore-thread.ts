// A thread for one backup, restore or resume.

import { doChore, type Chore, type ChoreAnswer } from "./backup-chores.ts";
import { serveThread } from "./serve-thread.ts";

/** What a chore's thread can be asked. */
export type ChoreCalls = { readonly chore: (chore: Chore) => ChoreAnswer };

const calls: ChoreCalls = { chore: doChore };

serveThread(calls);
