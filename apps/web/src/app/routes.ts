// Every address of the screens, in one place: the app shows them, the build writes them into the site, and whoever serves it
// answers them and no other. Ids of talks alone vary; a secret is never in an address but after its #. Rule V213.

import type { PlaceName } from "./places.ts";

/** The screens of a talk. */
export const talkPlaces: readonly PlaceName[] = [
  "desk",
  "room",
  "caucus",
  "ledger",
  "people",
  "log",
];

/** The screens outside talks. */
export const freePaths = {
  home: "/",
  convene: "/new",
  sheet: "/sheet",
  join: "/join",
  demo: "/demo",
  settings: "/settings",
} as const;

/** All addresses, with {talk} where a talk's id stands. */
export const sitePages: readonly string[] = [
  ...Object.values(freePaths),
  ...talkPlaces.map((place) => `/t/{talk}/${place}`),
];
