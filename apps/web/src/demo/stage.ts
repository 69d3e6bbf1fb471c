// Plays the demo's story into an office in memory, with the real client of every person and real keys, under a clock that
// runs through the story and then follows the visitor's. In memory alone: when the page goes, all of it is gone.

import { makeOffice, memoryStore, transportInProcess } from "@tworooms/office";
import type { Office, Store } from "@tworooms/office";
import { hexFromBytes } from "@tworooms/client";
import type { StoryClock } from "./clock.ts";
import { storyClock } from "./clock.ts";
import type { Who } from "./people.ts";
import { everybody } from "./people.ts";
import type { Player, Random, Seated } from "./player.ts";
import { newPlayer } from "./player.ts";
import { playStep } from "./playing.ts";
import { sittings } from "./script.ts";
import { convene, foundCaucus, openFirstRound, seat } from "./seating.ts";

/** A seat the visitor may take. */
export type SeatName = "mediator" | "varda" | "selen";
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
  readonly office: Office;
  readonly store: Store;
  readonly seats: Readonly<Record<SeatName, Seated>>;
  /** Everybody who came, by short name. */
  readonly cast: ReadonlyMap<Who, Seated>;
  /** The id that stands for a name of the story. */
  readonly idOf: (name: string) => string;
};

const admissionFor = async (bytes: Uint8Array): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", Uint8Array.from(bytes)));

/** What is played before the first round: each entry seats somebody or opens something. */
type Arrival = {
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly play: (cast: Map<Who, Seated>, players: ReadonlyMap<Who, Player>) => Promise<void>;
};

const seatedOf = (cast: ReadonlyMap<Who, Seated>, who: Who): Seated => {
  const found = cast.get(who);
  if (found === undefined) throw new Error("somebody acts who has not come");
  return found;
};
const playerOf = (players: ReadonlyMap<Who, Player>, who: Who): Player => {
  const found = players.get(who);
  if (found === undefined) throw new Error("nobody of that name");
  return found;
};

const arrival = (day: number, hour: number, minute: number, inviter: Who, guest: Who): Arrival => ({
  day,
  hour,
  minute,
  play: async (cast, players) => {
    cast.set(guest, await seat(seatedOf(cast, inviter), playerOf(players, guest)));
  },
});
const founding = (day: number, hour: number, minute: number, head: Who): Arrival => ({
  day,
  hour,
  minute,
  play: async (cast) => {
    cast.set(head, await foundCaucus(seatedOf(cast, head)));
  },
});

const arrivals: readonly Arrival[] = [
  arrival(-12, 10, 20, "tavares", "lind"),
  arrival(-11, 11, 5, "tavares", "merrin"),
  arrival(-11, 15, 40, "tavares", "orlo"),
  founding(-11, 16, 0, "merrin"),
  founding(-11, 16, 5, "orlo"),
  arrival(-10, 9, 15, "merrin", "aalto"),
  arrival(-10, 9, 40, "merrin", "oja"),
  arrival(-10, 10, 5, "merrin", "vass"),
  arrival(-10, 10, 30, "orlo", "behn"),
  arrival(-10, 11, 0, "orlo", "amari"),
  arrival(-10, 11, 20, "orlo", "sayeh"),
  {
    day: -9,
    hour: 9,
    minute: 5,
    play: (cast) =>
      openFirstRound(seatedOf(cast, "tavares"), [seatedOf(cast, "merrin"), seatedOf(cast, "orlo")]),
  },
];

const newOffice = async (parts: StageParts, clock: StoryClock, admission: string) => {
  const store = memoryStore();
  const office = makeOffice({
    store,
    now: clock.now,
    secret: parts.random("office")(32),
    admission: await admissionFor(new TextEncoder().encode(admission)),
    isOrigin: (origin) => origin === parts.origin,
  });
  return { office, store };
};

/** Plays the whole story. Throws where the story is refused anything: then the story is wrong. */
export const playStory = async (parts: StageParts): Promise<Stage> => {
  const clock = storyClock(parts);
  const ids = parts.random("ids");
  const admission = hexFromBytes(ids(16));
  const { office, store } = await newOffice(parts, clock, admission);
  const players = new Map<Who, Player>();
  for (const who of everybody)
    players.set(
      who,
      await newPlayer(who, {
        transport: transportInProcess(office, parts.origin),
        now: clock.now,
        random: parts.random(who),
      }),
    );
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
  const total = 1 + arrivals.length + steps.length;
  let done = 0;
  const tick = (): void => {
    done += 1;
    parts.onProgress?.(done, total);
  };

  const cast = new Map<Who, Seated>();
  clock.setTo(clock.timeOf({ day: -12, hour: 10, minute: 0 }));
  cast.set("tavares", await convene(playerOf(players, "tavares"), admission));
  tick();
  for (const { day, hour, minute, play } of arrivals) {
    clock.setTo(clock.timeOf({ day, hour, minute }));
    await play(cast, players);
    tick();
  }
  for (const { step, at } of steps) {
    clock.setTo(at);
    await playStep({ cast, players, clock, idOf }, step);
    tick();
  }
  clock.release();
  const seats: Stage["seats"] = {
    mediator: seatedOf(cast, seatedAs.mediator),
    varda: seatedOf(cast, seatedAs.varda),
    selen: seatedOf(cast, seatedAs.selen),
  };
  for (const { talk } of Object.values(seats)) await talk.sync();
  return { talk: seats.mediator.talk.id, office, store, seats, cast, idOf };
};
