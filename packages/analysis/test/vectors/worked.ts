// Small worked domains of our own and from the public record: what is settled, what it is worth, and what hangs together.
import {
  type Combination,
  type Domain,
  isFault,
  type Link,
  type Profile,
  rationalFromDecimal,
  type Rational,
} from "@tworooms/analysis";

/** A domain with profiles and links, and its name in the vectors. */
export type Worked = {
  readonly name: string;
  readonly domain: Domain;
  readonly profiles: readonly Profile[];
  readonly links: readonly Link[];
};

const number = (text: string): Rational => {
  const read = rationalFromDecimal(text);
  if (isFault(read)) throw new Error(text);
  return read;
};

type Table = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

// An issue's options, each with what it is worth to the parties in turn.
const worked = (
  name: string,
  parties: readonly { readonly name: string; readonly reservation?: string }[],
  table: Table,
  links: readonly Link[] = [],
): Worked => ({
  name,
  domain: {
    name,
    issues: Object.entries(table).map(([issue, options]) => ({
      type: "options",
      name: issue,
      options: Object.keys(options),
    })),
  },
  profiles: parties.map(({ name: own, reservation }, party) => ({
    name: own,
    worth: {
      type: "additive",
      values: Object.values(table).map((options) =>
        Object.values(options).map((worths) => number(worths[party] ?? "0")),
      ),
    },
    ...(reservation === undefined ? {} : { reservation: number(reservation) }),
  })),
  links,
});

// Points of two sides on things that go to one of them, or are shared in the middle.
const divided = (
  points: Readonly<Record<string, readonly [number, number]>>,
  sides: readonly [string, string],
): Table =>
  Object.fromEntries(
    Object.entries(points).map(([item, [one, other]]) => [
      item,
      {
        [`to ${sides[0]}`]: [`${one}`, "0"],
        shared: [`${one}/2`, `${other}/2`],
        [`to ${sides[1]}`]: ["0", `${other}`],
      },
    ]),
  );

const canal = worked(
  "canal",
  [
    { name: "United States", reservation: "50" },
    { name: "Panama", reservation: "50" },
  ],
  divided(
    {
      "US defence rights": [22, 9],
      "use rights": [22, 15],
      "land and water": [15, 15],
      "expansion rights": [14, 3],
      duration: [11, 15],
      "expansion routes": [6, 5],
      compensation: [4, 11],
      jurisdiction: [2, 7],
      "US military rights": [2, 7],
      "defence role of Panama": [2, 13],
    },
    ["the United States", "Panama"],
  ),
);

const peninsula = worked(
  "peninsula",
  [
    { name: "East", reservation: "40" },
    { name: "West", reservation: "40" },
  ],
  divided(
    {
      peninsula: [35, 55],
      recognition: [10, 5],
      "river bank": [20, 10],
      linkage: [10, 5],
      "rights of the people between": [5, 20],
      "holy city": [20, 5],
    },
    ["East", "West"],
  ),
);

const divorce = worked(
  "divorce",
  [{ name: "Carol" }, { name: "Bob" }],
  divided(
    {
      retirement: [50, 40],
      home: [20, 30],
      cottage: [15, 10],
      investments: [10, 10],
      other: [5, 10],
    },
    ["Carol", "Bob"],
  ),
);

const at = (issue: number, option: number): Combination[number] => ({ issue, option });

// A cease-fire with a road: who watches hangs on who leaves; opening the road wants guards; both together calm both.
const road = worked(
  "road",
  [
    { name: "hill", reservation: "0.35" },
    { name: "plain", reservation: "0.3" },
    { name: "town", reservation: "0.2" },
  ],
  {
    withdrawal: {
      none: ["0.3", "0", "0"],
      "to the ridge": ["0.2", "0.2", "0.1"],
      "behind the river": ["0", "0.35", "0.15"],
    },
    watching: {
      nobody: ["0.15", "0", "0"],
      "a third country": ["0.1", "0.15", "0.2"],
      "each other": ["0.05", "0.2", "0.1"],
    },
    road: {
      shut: ["0.1", "0", "0"],
      "by day": ["0.15", "0.1", "0.2"],
      open: ["0.05", "0.2", "0.35"],
    },
    prisoners: {
      "none yet": ["0", "0", "0"],
      "the sick": ["0.1", "0.1", "0.05"],
      all: ["0.2", "0.2", "0.1"],
    },
    "first payment": {
      "before winter": ["0.2", "0.05", "0.05"],
      "after winter": ["0.1", "0.1", "0.1"],
      never: ["0", "0.25", "0"],
    },
  },
  [
    { type: "forbidden", when: [at(0, 2), at(1, 0)] },
    // oxlint-disable-next-line unicorn/no-thenable -- a combination is no function, so nothing awaits it
    { type: "required", when: [at(2, 2)], then: [at(1, 1)] },
    // oxlint-disable-next-line unicorn/no-thenable -- a combination is no function, so nothing awaits it
    { type: "required", when: [at(4, 2)], then: [at(0, 0), at(2, 1)] },
    { type: "valued", party: 0, when: [at(1, 1), at(2, 1)], worth: number("0.07") },
    { type: "valued", party: 2, when: [at(3, 2), at(2, 2)], worth: number("-0.05") },
  ],
);

// Shares that no decimal writes: sums are told apart far beyond what doubles hold.
const thirds = worked(
  "thirds",
  [{ name: "one" }, { name: "other" }],
  Object.fromEntries(
    [3, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43].map((prime, index) => [
      `share of ${prime}`,
      {
        none: ["0", `${index + 1}/${prime}`],
        part: [`1/${prime}`, `${index + 1}/${prime * 101}`],
        all: [`2/${prime}`, `1/${10 ** 15 + prime}`],
      },
    ]),
  ),
);

/** All worked domains. */
export const workedDomains: readonly Worked[] = [canal, peninsula, divorce, road, thirds];
