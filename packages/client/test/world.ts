// A world for tests: one office in memory, a clock that moves only when told, people whose every random byte comes from a
// seed of their own, and a whole talk convened and joined in the way persons would.

import { createHash } from "node:crypto";
import { makeOffice, memoryStore, transportInProcess } from "@tworooms/office";
import type { Office } from "@tworooms/office";
import type { Party, Rules } from "@tworooms/talks";
import type { Transport } from "@tworooms/wire";
import {
  ceremonyWith,
  checkSeats,
  empowerSeats,
  invite,
  invitedLogs,
  isNotDone,
  memoryDevice,
  newSheet,
  newcomerOf,
  openClient,
  ownCeremony,
  sheetKeys,
  stepCeremony,
} from "../src/index.ts";
import type {
  Client,
  DeviceStore,
  GuestKind,
  Invitation,
  NotDone,
  Ports,
  Talk,
} from "../src/index.ts";

/** Bytes that depend on a seed alone. */
export const seeded = (seed: string): ((length: number) => Uint8Array<ArrayBuffer>) => {
  let count = 0;
  return (length) => {
    const bytes = new Uint8Array(length);
    for (let at = 0; at < length; at += 32) {
      count += 1;
      const block = createHash("sha256").update(`${seed}/${count}`).digest();
      bytes.set(block.subarray(0, Math.min(32, length - at)), at);
    }
    return bytes;
  };
};

const origin = "http://127.0.0.1:8470";
export const admission = "admission-token-for-tests";

export type Person = {
  readonly name: string;
  readonly client: Client;
  readonly device: DeviceStore;
  readonly sheet: Uint8Array;
};

/** A person at some office, whose every random byte comes from a seed and whose time is the clock's. */
export const makePerson = async (
  name: string,
  seed: string,
  clock: { readonly now: number },
  transport: Transport,
  device: DeviceStore = memoryDevice(),
): Promise<Person> => {
  const ports: Ports = {
    store: device,
    transport,
    now: () => clock.now,
    random: seeded(`${seed}/${name}`),
    later: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
  };
  const sheet = newSheet(seeded(`${seed}/${name}/sheet`));
  const raw = seeded(`${seed}/${name}/device`)(32);
  const deviceKey = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, [
    "encrypt",
    "decrypt",
  ]);
  const client = await openClient(ports, { sheet: await sheetKeys(sheet), deviceKey });
  return { name, client, device, sheet };
};

export type World = {
  readonly office: Office;
  readonly clock: { now: number };
  readonly person: (name: string, device?: DeviceStore, transport?: Transport) => Promise<Person>;
};

/** The hour at which the tests' talks begin. */
export const morning = Date.UTC(2025, 3, 12, 9);

export const makeWorld = async (seed = "world"): Promise<World> => {
  const clock = { now: morning };
  const office = makeOffice({
    store: memoryStore(),
    now: () => clock.now,
    secret: seeded(`${seed}/office`)(32),
    admission: new Uint8Array(createHash("sha256").update(admission).digest()),
    isOrigin: (dialled) => dialled === origin,
  });
  return {
    office,
    clock,
    person: (name, device, transport) =>
      makePerson(name, seed, clock, transport ?? transportInProcess(office, origin), device),
  };
};

/** The value, or a failed test that says why there is none. */
export const got = <T extends object>(value: T): Exclude<T, NotDone> => {
  if (isNotDone(value)) throw new Error(JSON.stringify(value));
  return value as Exclude<T, NotDone>;
};

export const rules: Rules = {
  title: "Crossings of the Aru",
  caucusRule: "closed",
  secondApproval: "not-needed",
  receipts: "with-words",
  languages: ["en"],
  parties: [
    { party: "p1" as Party, name: "Varda" },
    { party: "p2" as Party, name: "Selen" },
  ],
};

/** Convenes as the lead. */
export const convened = async (lead: Person, ground: Rules = rules): Promise<Talk> =>
  got(
    await lead.client.convene({
      rules: ground,
      shown: { name: lead.name, title: "", role: "" },
      admission,
    }),
  );

/** Convenes as the lead, and seats a head of the first party, who may govern its side. */
export const convenedWith = async (
  lead: Person,
  head: Person,
): Promise<{ readonly desk: Talk; readonly talk: Talk }> => {
  const desk = await convened(lead);
  const kind = { as: "head", party: "p1" as Party } as const;
  return { desk, talk: await seated({ person: lead, talk: desk }, head, kind, "authority") };
};

export type Inviter = { readonly person: Person; readonly talk: Talk };

/** A link for somebody. */
export const invited = async (inviter: Inviter, kind: GuestKind): Promise<Invitation> => {
  const { ports, records } = inviter.person.client;
  const logs = await invitedLogs(ports, inviter.talk, kind);
  if (!("length" in logs)) throw new Error(JSON.stringify(logs));
  const until = ports.now() + 86_400_000;
  return got(await invite(ports, records, { logs, role: kind.as, title: "", until }));
};

/** Comes in by a link. */
export const joined = async (guest: Person, link: string): Promise<Talk> =>
  got(await guest.client.join(link, { name: guest.name, title: "", role: "" }));

/** Both sides step through the words; what each would speak. */
export const compared = async (
  inviter: Inviter,
  guest: Inviter,
  invitation: Invitation,
): Promise<readonly [string, string]> => {
  const spoken: [string, string] = ["nothing", "nothing yet"];
  for (let round = 0; round < 4; round += 1) {
    for (const [index, side] of [inviter, guest].entries()) {
      await side.talk.sync();
      const plan =
        index === 0
          ? ceremonyWith(newcomerOf(inviter.talk, invitation))
          : ownCeremony(side.talk, invitation.logs.at(-1)?.log ?? side.talk.id);
      if (plan === undefined) throw new Error("nobody to compare with");
      const { ports, records } = side.person.client;
      const step = got(await stepCeremony(ports, records, plan));
      if (step.type === "words") spoken[index === 0 ? 0 : 1] = step.words.join(" ");
    }
  }
  return spoken;
};

/** Invites somebody, who joins; words are compared, and the inviter checks. */
export const seated = async (
  inviter: Inviter,
  guest: Person,
  kind: GuestKind,
  power: "authority" | "none" = "none",
): Promise<Talk> => {
  const { ports } = inviter.person.client;
  const invitation = await invited(inviter, kind);
  const talk = await joined(guest, invitation.link);
  const [one, other] = await compared(inviter, { person: guest, talk }, invitation);
  if (one !== other) throw new Error("words differ");
  const { seats } = newcomerOf(inviter.talk, invitation);
  got(await checkSeats(ports, seats));
  if (power === "authority") got(await empowerSeats(seats, (book) => book.spec.kind === "table"));
  await talk.sync();
  return talk;
};
