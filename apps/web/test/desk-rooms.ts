// Rooms, people and carries as a desk's view shows them, made by hand or by chance, for the laws of the desk.

import * as fc from "fast-check";
import type {
  AskView,
  DeskView,
  Id,
  Leave,
  Member,
  MessageView,
  Party,
  ReceiptView,
  RoomView,
  Time,
  ToldView,
} from "@tworooms/talks";
import { manners } from "@tworooms/talks";

export const p1 = "p1" as Party;
export const p2 = "p2" as Party;
export const p3 = "p3" as Party;
const hex = (n: number): string => n.toString(16).padStart(32, "0");
export const id = <Kind extends string>(n: number): Id<Kind> => hex(n) as Id<Kind>;
export const member = (n: number): Member => hex(n) as Member;
export const at = (ms: number): Time => ms as Time;

/** A message of a party, or of mediators without leave. */
export const message = (
  seq: number,
  words: string,
  of: Party | "mediators",
  leave: Leave = "stays",
): MessageView => ({
  item: id(1_000 + seq),
  author: member(of === "mediators" ? 1 : 2),
  side: of,
  isChecked: true,
  words,
  at: at(seq * 60_000),
  seq,
  asks: [],
  receipts: [],
  renderings: [],
  files: [],
  ...(of === "mediators"
    ? {}
    : { leave: { leave, from: { type: "said" as const, by: member(2) } } }),
});

export const room = (
  party: Party,
  messages: readonly MessageView[] = [],
  tolds: readonly ToldView[] = [],
): RoomView => ({
  party,
  standing: "open",
  messages,
  tolds,
  questions: [],
  outgoing: messages.flatMap(({ receipts }) => receipts),
});

export const told = (seq: number, words: string): ToldView => ({
  told: id(2_000 + seq),
  words,
  shownAs: { type: "unattributed" },
  at: at(seq * 60_000),
  seq,
  by: member(1),
  correctedBy: [],
  readBacks: [],
  renderings: [],
  files: [],
});

export const deskView = (rooms: readonly RoomView[], more: Partial<DeskView> = {}): DeskView => ({
  type: "desk",
  rules: {
    title: "Aru River crossings",
    caucusRule: "closed",
    secondApproval: "not-needed",
    receipts: "without-words",
    languages: ["en", "fa"],
    parties: rooms.map(({ party }, index) => ({ party, name: `Side ${index + 1}` })),
  },
  people: [],
  flags: [],
  rooms,
  tray: [],
  dropped: [],
  ledger: [],
  publics: [],
  notes: [],
  names: [],
  ...more,
});

export const anyLeave: fc.Arbitrary<Leave> = fc.oneof(
  fc.constant("stays" as const),
  fc.record({
    manners: fc.subarray([...manners], { minLength: 1 }),
    onlyIfAsked: fc.boolean(),
  }),
);

const ask = (seq: number, item: Id<"item">): AskView => ({
  ask: id(3_000 + seq),
  item,
  leave: { manners: ["as-written"], onlyIfAsked: false },
  by: member(1),
  at: at(seq * 60_000),
  seq,
});
const receipt = (seq: number, item: Id<"item">): ReceiptView => ({
  used: id(4_000 + seq),
  item,
  to: p2,
  at: at(seq * 60_000),
  seq,
  manner: "own-idea",
  leave: { leave: "stays", from: { type: "caucus-rule" } },
  by: member(1),
  wasAsked: false,
  files: [],
});

/** A room whose log holds these kinds of things, one at each seq from 3 on. */
export const roomOfKinds = (
  kinds: readonly ("message" | "ask" | "receipt" | "told" | "read-back" | "question")[],
): RoomView => {
  const messages: MessageView[] = [];
  const tolds: ToldView[] = [];
  const questions: RoomView["questions"][number][] = [];
  for (const [index, kind] of kinds.entries()) {
    const seq = index + 3;
    const last = messages.at(-1);
    const lastTold = tolds.at(-1);
    if (kind === "ask" && last !== undefined)
      messages[messages.length - 1] = { ...last, asks: [...last.asks, ask(seq, last.item)] };
    else if (kind === "receipt" && last !== undefined)
      messages[messages.length - 1] = {
        ...last,
        receipts: [...last.receipts, receipt(seq, last.item)],
      };
    else if (kind === "read-back" && lastTold !== undefined)
      tolds[tolds.length - 1] = {
        ...lastTold,
        readBacks: [
          ...lastTold.readBacks,
          {
            readBack: id(5_000 + seq),
            told: lastTold.told,
            heard: { type: "confirmed" },
            by: member(2),
            isChecked: true,
            at: at(seq * 60_000),
            seq,
            renderings: [],
          },
        ],
      };
    else if (kind === "told") tolds.push(told(seq, `told ${seq}`));
    else if (kind === "question")
      questions.push({
        asked: id(6_000 + seq),
        words: `asked ${seq}`,
        by: member(2),
        isChecked: true,
        at: at(seq * 60_000),
        seq,
        renderings: [],
      });
    else messages.push(message(seq, `said ${seq}`, p1));
  }
  return { ...room(p1, messages, tolds), questions };
};
