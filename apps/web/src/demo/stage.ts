// Plays the demo's story into an office in memory, with the real client of every person and real keys, under a clock that
// runs through the story and then follows the visitor's. In memory alone: when the page goes, all of it is gone.

import { makeOffice, memoryStore, transportInProcess } from "@tworooms/office";
import { hexFromBytes } from "@tworooms/client";
import type { Ports } from "@tworooms/client";
import { storyClock } from "./clock.ts";
import type { Who } from "./people.ts";
import type { HostParts } from "../host/host.ts";
import { memoryKeyCase } from "../host/key-case.ts";
import type { CountedStore } from "./office-holds.ts";
import { countedStore } from "./office-holds.ts";
import { everybody } from "./people.ts";
import type { Cast, Player, Random, Seated } from "./player.ts";
import { newPlayer, seatedIn } from "./player.ts";
import { playStep } from "./playing.ts";
import { sittings } from "./script.ts";
import { convene, foundCaucus, openFirstRound, seat } from "./seating.ts";

/** The seats the visitor may take, the first one first. */
export const seatNames = ["mediator", "varda", "selen"] as const;
/** A seat the visitor may take. */
export type SeatName = (typeof seatNames)[number];
const seatedAs: Readonly<Record<SeatName, Who>> = {
  mediator: "tavares",
  varda: "merrin",
  selen: "orlo",
};

/** What a stage needs of the machine. */
export type StageParts = {
  /** Bytes for one person, or for "office" and "ids"; from a seed in tests, from the platform on a page. */
  readonly random: (who: string) => Random;
  /** The visitor's clock. */
  readonly now: () => number;
  /** The last midnight of the visitor's time zone. */
  readonly midnight: number;
  /** The origin that clients sign over. */
  readonly origin: string;
  readonly onProgress?: (done: number, of: number) => void;
};

/** The talks as the story leaves them. */
export type Stage = {
  readonly talk: string;
  /** What the operator's server holds by now. */
  readonly counted: CountedStore;
  readonly seats: Readonly<Record<SeatName, Seated>>;
  /** A host over the very device of a seat. */
  readonly hostParts: (seat: SeatName) => HostParts;
  /** Everybody who came, by short name. */
  readonly cast: ReadonlyMap<Who, Seated>;
  /** The id that stands for a name of the story. */
  readonly idOf: (name: string) => string;
};

const admissionFor = async (bytes: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", Uint8Array.from(bytes)));

/** One after another: what is played before the first round, each at its time. */
type Arrivals = readonly {
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly inviter: Who;
  readonly guest: Who;
}[];

const byLead: Arrivals = [
  { day: -12, hour: 10, minute: 20, inviter: "tavares", guest: "lind" },
  { day: -11, hour: 11, minute: 5, inviter: "tavares", guest: "merrin" },
  { day: -11, hour: 15, minute: 40, inviter: "tavares", guest: "orlo" },
  { day: -11, hour: 16, minute: 30, inviter: "tavares", guest: "sayeh" },
];
/** Each head with its own, in its own logs alone: both sides come in at once. */
const byHeads: readonly { readonly head: Who; readonly guests: readonly Who[] }[] = [
  { head: "merrin", guests: ["aalto", "oja", "vass"] },
  { head: "orlo", guests: ["behn", "amari"] },
];

/** The office keeps the visitor's clock from the start; only the people's clocks are the story's. */
const newOffice = async (parts: StageParts, admission: string) => {
  const counted = countedStore(memoryStore());
  const office = makeOffice({
    store: counted.store,
    now: parts.now,
    secret: parts.random("office")(32),
    admission: await admissionFor(new TextEncoder().encode(admission)),
    isOrigin: (origin) => origin === parts.origin,
  });
  return { office, counted };
};

const daysOfStory = 40;

/** People whose clocks run through days in a second are told that their tokens last as long. */
const lasting = (transport: Ports["transport"]): Ports["transport"] => ({
  ...transport,
  ask: async (request) => {
    const answer = await transport.ask(request);
    return "type" in answer && answer.type === "token"
      ? { ...answer, minutes: daysOfStory * 1_440 }
      : answer;
  },
});

/** Plays the whole story. Throws where the story is refused anything: then the story is wrong. */
export const playStory = async (parts: StageParts): Promise<Stage> => {
  const clock = storyClock(parts);
  const ids = parts.random("ids");
  const admission = hexFromBytes(ids(16));
  const { office, counted } = await newOffice(parts, admission);
  const players = new Map<Who, Player>(
    await Promise.all(
      everybody.map(async (who): Promise<[Who, Player]> => {
        const transport = lasting(transportInProcess(office, parts.origin));
        return [
          who,
          await newPlayer(who, { transport, now: clock.now, random: parts.random(who) }),
        ];
      }),
    ),
  );
  const playerOf = (who: Who): Player => {
    const found = players.get(who);
    if (found === undefined) throw new Error("nobody of that name");
    return found;
  };
  const named = new Map<string, string>();
  const idOf = (name: string): string => {
    const known = named.get(name) ?? hexFromBytes(ids(16));
    named.set(name, known);
    return known;
  };

  const steps = sittings.flatMap(({ begins, steps: all }) =>
    all
      .toSorted((one, other) => one.at - other.at)
      .map((step) => ({ step, at: clock.timeOf(begins) + step.at * 60_000 })),
  );
  const total = everybody.length + steps.length;
  let done = 0;
  const tick = (): void => {
    done += 1;
    parts.onProgress?.(done, total);
  };

  const cast: Cast = new Map();
  const bring = async (inviter: Who, guest: Who): Promise<void> => {
    cast.set(guest, await seat(seatedIn(cast, inviter), playerOf(guest)));
    tick();
  };
  clock.setTo(clock.timeOf({ day: -12, hour: 10, minute: 0 }));
  cast.set("tavares", await convene(playerOf("tavares"), admission));
  tick();
  for (const { inviter, guest, ...time } of byLead) {
    clock.setTo(clock.timeOf(time));
    await bring(inviter, guest);
  }
  clock.setTo(clock.timeOf({ day: -10, hour: 9, minute: 15 }));
  await Promise.all(
    byHeads.map(async ({ head, guests }) => {
      cast.set(head, await foundCaucus(seatedIn(cast, head)));
      for (const guest of guests) await bring(head, guest);
    }),
  );
  clock.setTo(clock.timeOf({ day: -9, hour: 9, minute: 5 }));
  await openFirstRound(
    seatedIn(cast, "tavares"),
    byHeads.map(({ head }) => seatedIn(cast, head)),
  );
  tick();
  for (const { step, at } of steps) {
    clock.setTo(at);
    await playStep({ cast, players, clock, idOf }, step);
    tick();
  }
  clock.release();
  const seats: Stage["seats"] = {
    mediator: seatedIn(cast, seatedAs.mediator),
    varda: seatedIn(cast, seatedAs.varda),
    selen: seatedIn(cast, seatedAs.selen),
  };
  for (const { talk } of Object.values(seats)) await talk.sync();
  const hostParts: Stage["hostParts"] = (name) => {
    const { ports, keys: sheet, deviceKey: device } = seats[name];
    const keys = memoryKeyCase({ sheet, device });
    const { store } = ports;
    return {
      ports: { ...ports, transport: transportInProcess(office, parts.origin) },
      keys,
      isKept: async () => true,
      wipe: async () => {
        for (const key of await store.keys("")) await store.remove(key);
        await keys.write({});
      },
    };
  };
  return { talk: seats.mediator.talk.id, counted, seats, hostParts, cast, idOf };
};
