// A carry in its source room: `leave-used` claims the leave and is the receipt; `leave-let-go` is the final no. The room
// is the home of the race between narrowing and use: valid only while the leave stands (rules T50 to T56).

import * as v from "valibot";
import type { By, Id, Member, Party, Time, Verdict } from "./entry.ts";
import { refuse } from "./entry.ts";
import { fileName, someFiles } from "./file.ts";
import type { EventsOf, Laws, Schemas } from "./log.ts";
import { only, stamp } from "./log.ts";
import type { Messages } from "./message.ts";
import { isMediator } from "./message.ts";
import { id, party, words } from "./parse.ts";
import type { LeaveHeld, Leaves, Manner } from "./leave.ts";
import { mannerSchema } from "./leave.ts";
import type { Ground } from "./rules.ts";
import { hasParty } from "./rules.ts";

/** A file of the item that went along, and its name in the other room. */
export type FileGone = { readonly file: Id<"blob">; readonly name: string };

export type ReceiptInRoom = {
  "leave-used": {
    readonly used: Id<"used">;
    readonly item: Id<"item">;
    readonly manner: Manner;
    readonly to: Party;
    /** What the other room is told: there exactly when the rules want receipts with words. */
    readonly words?: string;
    /** There exactly when the leave holds only if they ask: the mediators say that they did. */
    readonly wasAsked?: "asked";
    /** The earlier use whose words this one corrects. */
    readonly corrects?: Id<"used">;
    /** What files went along: told where the words are. */
    readonly files?: readonly FileGone[];
  };
  "leave-let-go": { readonly used: Id<"used"> };
};
/** How a carry ended for its source room: told (with the leave it rested on), or let go. */
export type Receipt =
  | (ReceiptInRoom["leave-used"] & {
      readonly type: "used";
      readonly held: LeaveHeld;
      readonly by: Member;
      readonly at: Time;
      readonly seq: number;
    })
  | {
      readonly type: "let-go";
      readonly used: Id<"used">;
      readonly by: Member;
      readonly at: Time;
      readonly seq: number;
    };
export type Receipts = { readonly receipts: ReadonlyMap<Id<"used">, Receipt> };
type Room = Ground & Messages & Leaves & Receipts;

const fileGone: v.GenericSchema<FileGone> = v.strictObject({ file: id<"blob">(), name: fileName });
const filesGone = someFiles(fileGone, ({ file }) => file);

export const receiptSchemas: Schemas<ReceiptInRoom> = {
  "leave-used": v.strictObject({
    type: v.literal("leave-used"),
    ...stamp,
    used: id<"used">(),
    item: id<"item">(),
    manner: mannerSchema,
    to: party,
    words: v.exactOptional(words),
    wasAsked: v.exactOptional(v.literal("asked")),
    corrects: v.exactOptional(id<"used">()),
    files: v.exactOptional(filesGone),
  }),
  "leave-let-go": v.strictObject({
    type: v.literal("leave-let-go"),
    ...stamp,
    used: id<"used">(),
  }),
};

const ruleUsed = (room: Room, event: EventsOf<ReceiptInRoom, "leave-used">, by: By): Verdict => {
  const standing = room.receipts.get(event.used);
  if (standing?.type === "used") return "repeat";
  if (!isMediator(by)) return refuse("not-a-mediator");
  if (standing !== undefined) return refuse("let-go");
  const { rules } = room;
  if (rules === undefined || event.to === room.party || !hasParty(rules, event.to))
    return refuse("no-such-party");
  const leave = room.leaves.get(event.item)?.leave;
  if (leave === undefined) return refuse("no-such-item");
  if (leave === "stays" || !leave.manners.includes(event.manner)) return refuse("no-leave");
  if (leave.onlyIfAsked !== (event.wasAsked !== undefined)) return refuse("not-asked");
  if (leave.notBefore !== undefined && event.at < leave.notBefore) return refuse("too-early");
  if ((rules.receipts === "with-words") !== (event.words !== undefined))
    return refuse("receipt-words");
  if (event.files !== undefined) {
    if (event.words === undefined) return refuse("receipt-words");
    const ofItem = new Set(room.items.get(event.item)?.files.map(({ blob }) => blob));
    if (!event.files.every(({ file }) => ofItem.has(file))) return refuse("no-such-file");
  }
  if (event.corrects === undefined) return "stands";
  const wrong = room.receipts.get(event.corrects);
  return only(wrong?.type === "used" && wrong.to === event.to, "nothing-to-correct");
};

export const receiptLaws: Laws<Room, ReceiptInRoom> = {
  "leave-used": {
    rule: ruleUsed,
    apply: (draft, event, by) => {
      const held = draft.leaves.get(event.item);
      if (held === undefined) return;
      const { seen: _, ...fields } = event;
      draft.receipts.set(event.used, {
        ...fields,
        type: "used",
        held,
        by: by.member,
        seq: by.seq,
      });
    },
  },
  "leave-let-go": {
    rule: (room, event, by) => {
      const standing = room.receipts.get(event.used);
      if (standing?.type === "let-go") return "repeat";
      if (!isMediator(by)) return refuse("not-a-mediator");
      return only(standing === undefined, "already-used");
    },
    apply: (draft, event, by) => {
      const { used, at } = event;
      draft.receipts.set(used, { type: "let-go", used, by: by.member, at, seq: by.seq });
    },
  },
};
