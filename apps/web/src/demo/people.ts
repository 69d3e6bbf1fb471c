// Who sits in the demo's talks: two sides of four, two mediators and their interpreter, all invented. Data alone: how they
// come in, with keys and compared words, is `seating.ts`.

import type { Party } from "@tworooms/talks";

/** A side of the demo. */
export type SideName = "varda" | "selen";
/** The demo's parties, by their ids in the ground rules. */
export const sides: Readonly<Record<SideName, Party>> = {
  varda: "p1" as Party,
  selen: "p2" as Party,
};
/** What the parties are called. */
export const sideNames: Readonly<Record<SideName, string>> = { varda: "Varda", selen: "Selen" };

/** Somebody of the demo: what its profile shows, and as what it sits. */
export type Character = {
  readonly name: string;
  readonly title: string;
  readonly role: string;
  readonly side: SideName | "mediators";
  /** `newcomer`: came after the doors were shut, and nobody compared the words yet. */
  readonly seat: "lead" | "mediator" | "interpreter" | "head" | "deputy" | "delegate" | "newcomer";
};

/** Everybody, in order of coming. */
export const characters = {
  tavares: {
    name: "Inês Tavares",
    title: "Special envoy",
    role: "mediator",
    side: "mediators",
    seat: "lead",
  },
  lind: {
    name: "Jonas Lind",
    title: "Senior adviser",
    role: "mediator",
    side: "mediators",
    seat: "mediator",
  },
  merrin: {
    name: "Henrik Merrin",
    title: "State secretary for waters",
    role: "head of delegation",
    side: "varda",
    seat: "head",
  },
  aalto: {
    name: "Katri Aalto",
    title: "Ambassador at large",
    role: "deputy head",
    side: "varda",
    seat: "deputy",
  },
  oja: {
    name: "Peeter Oja",
    title: "Chief engineer, Kesh weir",
    role: "adviser",
    side: "varda",
    seat: "delegate",
  },
  vass: {
    name: "Layla Vass",
    title: "Member for the river districts",
    role: "member",
    side: "varda",
    seat: "delegate",
  },
  orlo: {
    name: "Darius Orlo",
    title: "Deputy foreign minister",
    role: "head of delegation",
    side: "selen",
    seat: "head",
  },
  behn: {
    name: "Samira Behn",
    title: "Director, water authority",
    role: "deputy head",
    side: "selen",
    seat: "deputy",
  },
  amari: {
    name: "Taher Amari",
    title: "Colonel, border service",
    role: "adviser",
    side: "selen",
    seat: "delegate",
  },
  sayeh: {
    name: "Roya Sayeh",
    title: "Interpreter",
    role: "interpreter",
    side: "mediators",
    seat: "interpreter",
  },
  sohrab: {
    name: "Mina Sohrab",
    title: "Legal adviser",
    role: "adviser",
    side: "selen",
    seat: "newcomer",
  },
} as const satisfies Readonly<Record<string, Character>>;
/** Somebody of the demo, by a short name that never leaves the code. */
export type Who = keyof typeof characters;

/** Everybody's short name, in order of coming. */
export const everybody: readonly Who[] = [
  "tavares",
  "lind",
  "merrin",
  "orlo",
  "aalto",
  "oja",
  "vass",
  "behn",
  "amari",
  "sayeh",
  "sohrab",
];
