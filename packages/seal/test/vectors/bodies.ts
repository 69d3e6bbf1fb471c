// Body vectors: JSON texts that are bodies, what each says and its canonical spelling; and bytes that are none.

import { bodyFromJson, bytesFromHex, hexFromBytes, isFault, parseBody } from "@tworooms/seal";
import type { Row } from "./rows.ts";

/** vectors/bodies.json. `value` is the body's value as JSON; `canonical` its one spelling. */
export type BodyVectors = {
  readonly good: readonly {
    readonly name: string;
    readonly hex: string;
    readonly value: unknown;
    readonly canonical: string;
  }[];
  readonly bad: readonly { readonly name: string; readonly hex: string }[];
};

/** Parses each; spells the good ones again. */
export const bodyRows = ({ good, bad }: BodyVectors): readonly Row[] => [
  ...good.flatMap(({ name, hex, value, canonical }) => {
    const parsed = parseBody(bytesFromHex(hex) ?? new Uint8Array());
    return [
      {
        name: `body ${name}`,
        expected: JSON.stringify(value),
        got: isFault(parsed) ? parsed.fault : JSON.stringify(parsed.body),
      },
      {
        name: `body ${name}, spelled again`,
        expected: canonical,
        got: isFault(parsed) ? parsed.fault : hexFromBytes(bodyFromJson(parsed.body)),
      },
    ];
  }),
  ...bad.map(({ name, hex }) => {
    const parsed = parseBody(bytesFromHex(hex) ?? new Uint8Array());
    return { name: `body ${name}`, expected: "body", got: isFault(parsed) ? parsed.fault : "read" };
  }),
];
