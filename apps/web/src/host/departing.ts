// Leaving talks: a last word in every place, then this person's keys and the sealed logs are gone from vault and device. An
// authority removes the seat when it sees that its person left.

import type { Client } from "@tworooms/client";
import { booksOf } from "@tworooms/client";
import { no } from "./acts.ts";
import type { Outcome } from "./acts.ts";
import { outcomeOf } from "./governing.ts";
import type { Inside } from "./host.ts";
import type { TalkHost } from "./talk-host.ts";

/** Leaves a talk for good. */
export const departFrom = async (
  inside: Inside,
  client: Client,
  { talk }: TalkHost,
): Promise<Outcome<object>> => {
  for (const { place, me } of talk.logs()) {
    if (me() === undefined) continue;
    const left = outcomeOf(await talk.perform({ type: "depart", place }));
    if (!left.ok) return left;
  }
  const books = booksOf(talk);
  const stored = await client.vault.change((vault) => ({
    ...vault,
    seats: vault.seats.filter((seat) => seat.talk !== talk.id),
  }));
  if (stored !== "stored") return no("code" in stored ? stored.code : "unreachable");
  await inside.restart();
  for (const { spec } of books) await inside.parts.ports.store.remove(`logs/${spec.log}`);
  for (const prefix of [`drafts/${talk.id}/`, `seen/${talk.id}`, `texts/${talk.id}`])
    for (const key of await inside.parts.ports.store.keys(prefix))
      await inside.parts.ports.store.remove(key);
  return { ok: true, value: {} };
};
