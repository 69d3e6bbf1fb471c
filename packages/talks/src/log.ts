// What every log shares: events and laws. A law sees the state of its own log, the event and who wrote it, and
// nothing else, so every reader of a log reaches the same verdict (rule T1). `apply` changes only the private draft its
// fold made; a forgotten event, or a room's law that looks at the desk, does not compile.

import * as v from "valibot";
import type { Draft } from "./draft.ts";
import type { By, Time, Verdict } from "./entry.ts";
import { refuse } from "./entry.ts";
import { isKeyOf, time } from "./parse.ts";
import type { RefusalCode } from "./refusals.ts";

/** A head of the table, quoted in another log so that a fork of the table shows: place, and link as 64 hex digits. */
export type Seen = readonly [seq: number, link: string];

/** What every event carries: its author's clock, and perhaps the table's head as its author saw it. */
export type Stamp = { readonly at: Time; readonly seen?: Seen };

/** The events named in a map from type to fields. */
export type EventsOf<M, K extends keyof M = keyof M> = {
  readonly [T in K]: { readonly type: T } & Stamp & M[T];
}[K];

/** What one kind of event may do: `rule` judges it, `apply` notes it in the draft. */
export type Law<S, E> = {
  readonly rule: (state: S, event: E, by: By) => Verdict;
  readonly apply: (draft: Draft<S>, event: E, by: By) => void;
};
/** A law for every event of a map. */
export type Laws<S, M> = { readonly [T in keyof M]: Law<S, EventsOf<M, T>> };
/** A schema for every event of a map. */
export type Schemas<M> = { readonly [T in keyof M]: v.GenericSchema<unknown, EventsOf<M, T>> };

const isLink = /^[0-9a-f]{64}$/;
const seen: v.GenericSchema<Seen> = v.strictTuple([
  v.custom<number>((input) => Number.isSafeInteger(input) && Number(input) >= 0),
  v.custom<string>((input) => typeof input === "string" && isLink.test(input)),
]);
/** The fields of a `Stamp`, to be spread into each event's schema. */
export const stamp: {
  readonly at: v.GenericSchema<Time>;
  readonly seen: v.ExactOptionalSchema<v.GenericSchema<Seen>, undefined>;
} = { at: time, seen: v.exactOptional(seen) };

/** The event in a body, or nothing: unknown types, missing, misshapen and surplus fields are no event. */
export const readEvent = <M extends object>(
  schemas: Schemas<M>,
  body: unknown,
): EventsOf<M> | undefined => {
  if (typeof body !== "object" || body === null || !("type" in body)) return undefined;
  const { type } = body;
  if (typeof type !== "string" || !isKeyOf(schemas, type)) return undefined;
  const read = v.safeParse(schemas[type], body, { abortEarly: true });
  return read.success ? read.output : undefined;
};

/** What its own log says of an event; changes nothing. */
export const judge = <S, M, K extends keyof M>(
  laws: Laws<S, M>,
  state: S,
  event: EventsOf<M, K>,
  by: By,
): Verdict => {
  const law: Law<S, EventsOf<M, K>> = laws[event.type];
  return law.rule(state, event, by);
};

/** Notes an event that stands in the draft. */
export const note = <S, M, K extends keyof M>(
  laws: Laws<S, M>,
  draft: Draft<S>,
  event: EventsOf<M, K>,
  by: By,
): void => {
  const law: Law<S, EventsOf<M, K>> = laws[event.type];
  law.apply(draft, event, by);
};

/** "stands" if it holds, else the refusal. */
export const only = (holds: boolean, code: RefusalCode): Verdict =>
  holds ? "stands" : refuse(code);
