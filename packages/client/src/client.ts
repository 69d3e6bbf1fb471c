// A person's client: its vault, its talks, convening and joining. Every step is found unfinished and finished again: after
// a crash, opening a talk goes on where the vault says it stood.

import { hexFromBytes, isFault, linkFromText } from "@tworooms/seal";
import type { LogId, PartyBytes, SheetKeys, VaultLog, VaultSeat } from "@tworooms/seal";
import type { Id, Party, Place, Profile, Rules } from "@tworooms/talks";
import { asking as askingOver } from "./asking.ts";
import type { Asking } from "./asking.ts";
import type { Appended } from "./book.ts";
import type { DeviceRecords } from "./device-records.ts";
import { deviceRecords } from "./device-records.ts";
import { foundBook, newPartyBytes, planLog, withoutGenesis } from "./founding.ts";
import { withdrawUnshown } from "./invitations.ts";
import type { JoinTrouble } from "./joining.ts";
import { acceptIn, enterVault } from "./joining.ts";
import type { Ports } from "./ports.ts";
import type { Shown } from "./profile.ts";
import { remember, rememberedIn } from "./profile.ts";
import type { Talk } from "./talk.ts";
import { booksOf, openTalk } from "./talk.ts";
import type { VaultKeeper } from "./vault-keeper.ts";
import { keepVault } from "./vault-keeper.ts";
import { hasStood } from "./writing.ts";

/** Why something did not come about. */
export type NotDone = JoinTrouble;

/** A person's client at one server. */
export type Client = {
  readonly ports: Ports;
  readonly asking: Asking;
  readonly records: DeviceRecords;
  readonly vault: VaultKeeper;
  /** Opens a talk of the vault, finishes what was begun in it, and reads what is new where the server can be reached. */
  readonly open: (talk: LogId) => Promise<Talk | NotDone>;
  /** Founds table, desk and a room for each party, by ground rules; needs the operator's admission token. */
  readonly convene: (plan: {
    readonly rules: Rules;
    readonly shown: Shown;
    readonly admission: string;
  }) => Promise<Talk | NotDone>;
  /** Goes on with convening that broke off before the table stood. */
  readonly finishConvening: (talk: LogId, admission: string) => Promise<Talk | NotDone>;
  /** Comes in by a link: its text, or an address that ends in it. */
  readonly join: (link: string, shown: Shown) => Promise<Talk | NotDone>;
  /** On a head's side: founds its party's caucus, unless it stands. */
  readonly foundCaucus: (talk: Talk, party: Party) => Promise<Talk | NotDone>;
};

/** Whether something did not come about. */
export const isNotDone = (value: object): value is NotDone =>
  "fault" in value || ("type" in value && value.type === "refused" && "code" in value);

/** Whether a seat that sat somewhere, as far as this device knows, is without its server: gone, or shut out by it. */
const isLeftAlone = (talk: Talk, trouble: NotDone): boolean =>
  (isFault(trouble) || trouble.code === "not-admitted") &&
  talk.logs().some(({ me }) => me() !== undefined);

/** An id as the talks want it: 16 random bytes in hex. */
export const newId = <Kind extends string>(ports: Pick<Ports, "random">): Id<Kind> =>
  hexFromBytes(ports.random(16)) as Id<Kind>;

const refusal = (code: string): NotDone => ({ type: "refused", code });
const troubleOf = (appended: Appended): NotDone | undefined => {
  if (hasStood(appended)) return undefined;
  return isFault(appended)
    ? { fault: "unreachable" }
    : refusal("code" in appended ? appended.code : "malformed");
};

/** Opens a person's client over its vault on this device; nothing is asked of the server yet. */
export const openClient = async (
  ports: Ports,
  keys: { readonly sheet: SheetKeys; readonly deviceKey: CryptoKey },
): Promise<Client> => {
  const asking = askingOver(ports.transport, ports.now);
  const records = deviceRecords(ports, keys.deviceKey);
  const vault = await keepVault(ports, asking, keys.sheet);
  const open = new Map<LogId, Talk>();
  const headsWritten = new Map<LogId, number>();

  const seatOf = (talk: LogId): VaultSeat | undefined =>
    vault.current().seats.find((seat) => seat.talk === talk);
  const editSeat = (talk: LogId, edit: (seat: VaultSeat) => VaultSeat) =>
    vault.change((whole) => ({
      ...whole,
      seats: whole.seats.map((seat) => (seat.talk === talk ? edit(seat) : seat)),
    }));

  const talkOf = async (seat: VaultSeat): Promise<Talk> => {
    const known = open.get(seat.talk);
    if (known !== undefined) {
      await known.adopt(seat);
      return known;
    }
    const talk = await openTalk(ports, asking, seat);
    open.set(seat.talk, talk);
    return talk;
  };

  /** The lead's first words, and everybody's profile, wherever they do not stand yet. */
  const introduce = async (talk: Talk, seat: VaultSeat): Promise<NotDone | undefined> => {
    const { profile, rules } = rememberedIn(seat);
    for (const { place, book, fold, me } of talk.logs()) {
      const state = fold().state;
      const isFounder = book.reader()?.state.founder === book.spec.seat.id;
      if (rules !== undefined && isFounder && place.type !== "caucus" && !("rules" in state)) {
        const trouble = troubleOf(await talk.perform({ type: "set-rules", place, rules }));
        if (trouble !== undefined) return trouble;
      }
      const mine = me();
      const canWrite = book.reader()?.keyring.has(book.reader()?.state.epoch ?? 0) === true;
      if (mine === undefined || profile.name === "" || !canWrite) continue;
      if (book.reader()?.state.members.get(book.spec.seat.id)?.role === "reader") continue;
      const trouble = troubleOf(await talk.perform({ type: "set-profile", place, profile }));
      if (trouble !== undefined) return trouble;
    }
    if (rules === undefined) return undefined;
    const table = talk.logAt({ type: "table" });
    const named = new Set(table?.roll()?.sides.values());
    for (const { party } of rules.parties) {
      if (named.has(party)) continue;
      const bytes: PartyBytes = newPartyBytes(ports);
      const trouble = troubleOf(await talk.perform({ type: "name-side", bytes, side: party }));
      if (trouble !== undefined) return trouble;
    }
    return undefined;
  };

  /** Founds what the vault plans and the server may not have yet. */
  const finishFounding = async (
    talk: Talk,
    seat: VaultSeat,
    admission: string | undefined,
  ): Promise<NotDone | undefined> => {
    const planned = seat.logs.filter(({ genesis }) => genesis !== undefined);
    if (planned.length === 0) return undefined;
    for (const log of planned) {
      const book = booksOf(talk).find(({ spec }) => spec.log === log.id);
      const table = talk.logAt({ type: "table" })?.book;
      if (book === undefined) continue;
      if (log.kind === "table" && admission === undefined && book.reader() === undefined)
        return refusal("needs-admission");
      const founded = await foundBook(
        ports,
        asking,
        book,
        log,
        log.kind === "table" || table === undefined
          ? { admission: admission ?? "" }
          : { table: table.prover() },
      );
      if (founded !== "founded") return founded;
    }
    const trouble = await introduce(talk, seat);
    if (trouble !== undefined) return trouble;
    const stored = await editSeat(seat.talk, withoutGenesis);
    return stored === "stored" ? undefined : stored;
  };

  const acceptAll = async (talk: Talk, seat: VaultSeat): Promise<NotDone | undefined> => {
    const named = seat.links.at(-1)?.log;
    if (named === undefined) return undefined;
    const books = [...booksOf(talk)].sort(
      (one, other) => Number(one.spec.log === named) - Number(other.spec.log === named),
    );
    for (const book of books) {
      const synced = await book.sync();
      if (synced !== "current") return synced;
      const reader = book.reader();
      const invite = reader?.invite;
      if (reader === undefined || reader.state.members.has(reader.seat.id)) continue;
      if (invite === undefined || !reader.state.invites.has(invite.id)) continue;
      const accepted = await acceptIn(book);
      if (accepted !== "accepted") return accepted;
    }
    return undefined;
  };

  /** A link is kept until its seat is checked in every log it led to. */
  const forgetLinks = async (talk: Talk, seat: VaultSeat): Promise<void> => {
    if (seat.links.length === 0) return;
    const isDone = booksOf(talk).every((book) => {
      const state = book.reader()?.state;
      return state?.members.get(book.spec.seat.id)?.standing === "checked";
    });
    if (isDone) await editSeat(seat.talk, (each) => ({ ...each, links: [] }));
  };

  /** Gives a restored server what it lost, and the vault the heads this device saw; neither is anybody's loss if it fails. */
  const heal = async (talk: Talk): Promise<void> => {
    for (const book of booksOf(talk)) if (book.trouble()?.type === "went-back") await book.offer();
    if (vault.wentBack()) await vault.offer();
  };

  /** Heads are written at most once a minute: a fresh device of this person is warned by them. */
  const rememberHeads = async (talk: Talk, seat: VaultSeat): Promise<void> => {
    const heads = new Map(
      booksOf(talk).flatMap((book) => {
        const head = book.reader()?.state.head;
        return head === undefined || book.trouble()?.type === "went-back"
          ? []
          : [[book.spec.log, head] as const];
      }),
    );
    const isNews = seat.logs.some(({ id, head }) => (heads.get(id)?.seq ?? -1) > (head?.seq ?? -1));
    const last = headsWritten.get(talk.id) ?? 0;
    if (!isNews || ports.now() < last + 60_000) return;
    headsWritten.set(talk.id, ports.now());
    await editSeat(talk.id, (each) => ({
      ...each,
      logs: each.logs.map((log) => {
        const head = heads.get(log.id);
        return head === undefined || head.seq <= (log.head?.seq ?? -1) ? log : { ...log, head };
      }),
    }));
  };

  const resume = async (talk: Talk, admission?: string): Promise<Talk | NotDone> => {
    const before = seatOf(talk.id);
    if (before === undefined) return refusal("unknown-talk");
    const unfinished = await finishFounding(talk, before, admission);
    if (unfinished !== undefined) return unfinished;
    const unaccepted = await acceptAll(talk, before);
    if (unaccepted !== undefined) return unaccepted;
    const synced = await talk.sync();
    await heal(talk);
    // Without a server the device still shows what it knows.
    if (synced !== "current") return isFault(synced) ? talk : synced;
    const trouble = await introduce(talk, before);
    if (trouble !== undefined && !isFault(trouble)) return trouble;
    await withdrawUnshown(ports, records, booksOf(talk));
    await forgetLinks(talk, before);
    await rememberHeads(talk, seatOf(talk.id) ?? before);
    return talk;
  };

  const client: Client = {
    ports,
    asking,
    records,
    vault,
    open: async (id) => {
      // The vault may have grown on another device; without a server, what this one knows is enough.
      await vault.refresh();
      const seat = seatOf(id);
      if (seat === undefined) return refusal("unknown-talk");
      const talk = await talkOf(seat);
      const resumed = await resume(talk);
      return isNotDone(resumed) && isLeftAlone(talk, resumed) ? talk : resumed;
    },
    convene: async ({ rules, shown, admission }) => {
      const seed = ports.random(32);
      const table = await planLog(ports, { seed, kind: "table" });
      const talk = table.id;
      const rooms: VaultLog[] = [];
      for (const { party } of rules.parties)
        rooms.push(await planLog(ports, { seed, kind: "room", party, talk }));
      const desk = await planLog(ports, { seed, kind: "desk", talk });
      const profile: Profile = { person: newId(ports), ...shown };
      const seat = remember(
        { talk, seed, logs: [table, ...rooms, desk], links: [] },
        { profile, rules },
      );
      const stored = await vault.change(
        (whole) => ({ ...whole, seats: [...whole.seats.filter((s) => s.talk !== talk), seat] }),
        { admission },
      );
      return stored === "stored" ? resume(await talkOf(seat), admission) : stored;
    },
    finishConvening: async (id, admission) => {
      const seat = seatOf(id);
      return seat === undefined ? refusal("unknown-talk") : resume(await talkOf(seat), admission);
    },
    join: async (text, shown) => {
      const link = linkFromText(text);
      if (isFault(link)) return refusal("link");
      const guest = await enterVault(ports, asking, vault, link, newId(ports));
      if (!("seat" in guest)) {
        // Whoever came by a link and opens it again is led to where it sits, as long as it does.
        const own = vault
          .current()
          .seats.find(({ logs }) => logs.some(({ id }) => id === link.log));
        const isClosed = "code" in guest && guest.code === "link-closed";
        return isClosed && own !== undefined ? resume(await talkOf(own)) : guest;
      }
      const known = rememberedIn(guest.seat).profile;
      const profile: Profile = {
        ...shown,
        person: known.person,
        role: shown.role === "" ? guest.note.role : shown.role,
        title: shown.title === "" ? guest.note.title : shown.title,
      };
      if (known.name === "") {
        const stored = await editSeat(guest.seat.talk, (seat) => remember(seat, { profile }));
        if (stored !== "stored") return stored;
      }
      return resume(await talkOf(seatOf(guest.seat.talk) ?? guest.seat));
    },
    foundCaucus: async (talk, party) => {
      const place: Place = { type: "caucus", party };
      const seat = seatOf(talk.id);
      if (seat === undefined) return refusal("unknown-talk");
      if (talk.logAt(place) === undefined) {
        const planned = await planLog(ports, {
          seed: seat.seed,
          kind: "caucus",
          party,
          talk: talk.id,
        });
        const stored = await editSeat(talk.id, (each) =>
          each.logs.some(({ kind }) => kind === "caucus")
            ? each
            : { ...each, logs: [...each.logs, planned] },
        );
        if (stored !== "stored") return stored;
      }
      const now = seatOf(talk.id);
      if (now !== undefined) await talk.adopt(now);
      return resume(talk);
    },
  };
  return client;
};
