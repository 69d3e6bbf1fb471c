// A carry's draft as this device keeps it between two presses, among the unsent texts. What does not read as a draft is no
// draft: it is left where it is and shown to nobody (rule V90).

import type { Id, Manner, Party, Time } from "@tworooms/talks";
import { isId, isParty, isTime, manners } from "@tworooms/talks";
import type { CarryDraft, DraftStep } from "./carry-draft.ts";

/** Where a draft is kept. */
export const placeOfDraft = (carry: Id<"carry">): string => `tray/${carry}`;

/** A draft as text. */
export const textFromDraft = (draft: CarryDraft): string => JSON.stringify(draft);

const draftSteps: readonly DraftStep[] = ["pick", "word", "check"];

type Fields = Readonly<Record<string, unknown>>;
const fieldsIn = (text: string): Fields | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? { ...value }
      : undefined;
  } catch {
    return undefined;
  }
};

const idIn = <Kind extends string>(value: unknown): Id<Kind> | undefined =>
  typeof value === "string" && isId<Kind>(value) ? value : undefined;
const partyIn = (value: unknown): Party | undefined =>
  typeof value === "string" && isParty(value) ? value : undefined;
const timeIn = (value: unknown): Time | undefined =>
  typeof value === "number" && isTime(value) ? value : undefined;
const mannerIn = (value: unknown): Manner | undefined => manners.find((manner) => manner === value);

const filesIn = (value: unknown): readonly Id<"blob">[] | undefined => {
  if (!Array.isArray(value)) return undefined;
  const files = value.flatMap((each: unknown) => idIn<"blob">(each) ?? []);
  return files.length === value.length && files.length > 0 ? files : undefined;
};
const againIn = (value: unknown): Pick<CarryDraft, "again"> | undefined => {
  if (value === undefined) return {};
  return value === "again" ? { again: "again" } : undefined;
};

/** A field that may be missing: read, absent, or broken. */
const optional = <K extends string, V>(
  name: K,
  value: unknown,
  read: V | undefined,
): { readonly [N in K]?: V } | undefined => {
  if (value === undefined) return {};
  if (read === undefined) return undefined;
  const field: { [N in K]?: V } = {};
  field[name] = read;
  return field;
};

/** The draft that a text holds, if it holds one. */
export const draftFromText = (text: string): CarryDraft | undefined => {
  const fields = fieldsIn(text);
  if (fields === undefined) return undefined;
  const carry = idIn<"carry">(fields["carry"]);
  const used = idIn<"used">(fields["used"]);
  const told = idIn<"told">(fields["told"]);
  const from = partyIn(fields["from"]);
  const step = draftSteps.find((each) => each === fields["step"]);
  const words = fields["words"];
  const item = optional("item", fields["item"], idIn<"item">(fields["item"]));
  const to = optional("to", fields["to"], partyIn(fields["to"]));
  const manner = optional("manner", fields["manner"], mannerIn(fields["manner"]));
  const notBefore = optional("notBefore", fields["notBefore"], timeIn(fields["notBefore"]));
  const files = optional("files", fields["files"], filesIn(fields["files"]));
  const tag = fields["language"];
  const language = optional("language", tag, typeof tag === "string" ? tag : undefined);
  const asked = optional("asked", fields["asked"], idIn<"asked">(fields["asked"]));
  const corrects = optional("corrects", fields["corrects"], idIn<"carry">(fields["corrects"]));
  const again = againIn(fields["again"]);
  if (carry === undefined || used === undefined || told === undefined) return undefined;
  if (from === undefined || step === undefined || typeof words !== "string") return undefined;
  if (item === undefined || to === undefined || manner === undefined) return undefined;
  if (notBefore === undefined || asked === undefined) return undefined;
  if (corrects === undefined || again === undefined || language === undefined) return undefined;
  if (files === undefined) return undefined;
  if (to.to === from) return undefined;
  return {
    carry,
    used,
    told,
    step,
    from,
    words,
    ...item,
    ...to,
    ...manner,
    ...files,
    ...language,
    ...notBefore,
    ...asked,
    ...again,
    ...corrects,
  };
};

/** Every draft among the kept texts, but those whose carry stands at the desk by now. */
export const draftsIn = (
  texts: { readonly [place: string]: string },
  standing: ReadonlySet<string>,
): readonly CarryDraft[] =>
  Object.entries(texts).flatMap(([place, text]) => {
    const draft = place.startsWith("tray/") ? draftFromText(text) : undefined;
    return draft === undefined || standing.has(draft.carry) ? [] : [draft];
  });
