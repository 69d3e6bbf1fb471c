// Control vectors: every type of control entry in its one spelling; and bytes that are none, or spelled otherwise.

import {
  bytesFromControl,
  bytesFromHex,
  controlFromBytes,
  hexFromBytes,
  isFault,
} from "@tworooms/seal/envelope";
import { type Row, spelled } from "./rows.ts";

/** vectors/control.json */
export type ControlVectors = {
  readonly good: readonly {
    readonly name: string;
    readonly hex: string;
    readonly control: unknown;
  }[];
  readonly bad: readonly { readonly name: string; readonly hex: string; readonly fault: string }[];
};

/** Reads each ct; writes the good ones again. */
export const controlRows = ({ good, bad }: ControlVectors): readonly Row[] => [
  ...good.flatMap(({ name, hex, control }) => {
    const read = controlFromBytes(bytesFromHex(hex) ?? new Uint8Array());
    return [
      { name: `control ${name}`, expected: spelled(control), got: spelled(read) },
      {
        name: `control ${name}, written again`,
        expected: hex,
        got: isFault(read) ? read.fault : hexFromBytes(bytesFromControl(read)),
      },
    ];
  }),
  ...bad.map(({ name, hex, fault }) => {
    const read = controlFromBytes(bytesFromHex(hex) ?? new Uint8Array());
    return { name: `control ${name}`, expected: fault, got: isFault(read) ? read.fault : "read" };
  }),
];
