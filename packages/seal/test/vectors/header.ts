// Header vectors: 96 bytes that are a header, and what each says; and many that are none.

import {
  bytesFromHeader,
  bytesFromHex,
  headerFromBytes,
  hexFromBytes,
  isFault,
} from "@tworooms/seal/envelope";
import { type Row, spelled } from "./rows.ts";

/** vectors/header.json */
export type HeaderVectors = {
  readonly good: readonly {
    readonly name: string;
    readonly hex: string;
    readonly header: unknown;
  }[];
  readonly bad: readonly { readonly name: string; readonly hex: string; readonly fault: string }[];
};

/** Reads each header; writes the good ones again. */
export const headerRows = ({ good, bad }: HeaderVectors): readonly Row[] => [
  ...good.flatMap(({ name, hex, header }) => {
    const read = headerFromBytes(bytesFromHex(hex) ?? new Uint8Array());
    return [
      { name: `header ${name}`, expected: spelled(header), got: spelled(read) },
      {
        name: `header ${name}, written again`,
        expected: hex,
        got: isFault(read) ? read.fault : hexFromBytes(bytesFromHeader(read)),
      },
    ];
  }),
  ...bad.map(({ name, hex, fault }) => {
    const read = headerFromBytes(bytesFromHex(hex) ?? new Uint8Array());
    return { name: `header ${name}`, expected: fault, got: isFault(read) ? read.fault : "read" };
  }),
];
