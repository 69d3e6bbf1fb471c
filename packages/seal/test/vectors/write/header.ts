// Writes vectors/header.json: good headers, and one bad for each thing that can be wrong.
import {
  type Header,
  bytesFromHeader,
  bytesFromHex,
  hexFromBytes,
  linkFromBytes,
  logIdFromBytes,
  memberIdFromBytes,
} from "@tworooms/seal/envelope";
import type { HeaderVectors } from "../header.ts";
import { plain } from "../rows.ts";

export const file = "header.json";

const count = (from: number, length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, index) => (from + index) % 256);

const sealed: Header = {
  version: 1,
  suite: 1,
  kind: 0,
  log: logIdFromBytes(count(0x10, 16)),
  epoch: 7,
  seq: 41,
  prev: linkFromBytes(count(0x40, 32)),
  author: memberIdFromBytes(count(0x80, 16)),
  nonce: count(0xa0, 12),
  length: 272,
};
const control: Header = { ...sealed, kind: 1, epoch: 0, nonce: new Uint8Array(12), length: 60 };

const good: readonly (readonly [string, Header])[] = [
  ["sealed", sealed],
  ["control", control],
  ["press", { ...control, kind: 2 }],
  ["genesis", { ...control, seq: 0, prev: linkFromBytes(new Uint8Array(32)) }],
  ["highest seq", { ...sealed, seq: Number.MAX_SAFE_INTEGER }],
  ["highest epoch", { ...sealed, epoch: 2 ** 32 - 1 }],
  ["epoch zero, sealed: its shape is right", { ...sealed, epoch: 0 }],
  ["empty ct", { ...control, length: 0 }],
  ["longest ct", { ...sealed, length: 262_144 }],
  ["all ids zero", { ...control, log: logIdFromBytes(new Uint8Array(16)) }],
];

type Patch = readonly [at: number, hex: string];
const patched = (header: Header, ...patches: readonly Patch[]): string => {
  const bytes = bytesFromHeader(header);
  for (const [at, hex] of patches) bytes.set(bytesFromHex(hex) ?? new Uint8Array(), at);
  return hexFromBytes(bytes);
};
const whole = patched(sealed);

const bad: HeaderVectors["bad"] = [
  { name: "empty", hex: "", fault: "header-length" },
  { name: "one byte", hex: "01", fault: "header-length" },
  { name: "a byte short", hex: whole.slice(0, -2), fault: "header-length" },
  { name: "a byte long", hex: `${whole}00`, fault: "header-length" },
  { name: "all zero", hex: "00".repeat(96), fault: "unknown-version" },
  { name: "all ff", hex: "ff".repeat(96), fault: "unknown-version" },
  { name: "version 0", hex: patched(sealed, [0, "00"]), fault: "unknown-version" },
  { name: "version 2", hex: patched(sealed, [0, "02"]), fault: "unknown-version" },
  { name: "version 129", hex: patched(sealed, [0, "81"]), fault: "unknown-version" },
  { name: "suite 0", hex: patched(sealed, [1, "00"]), fault: "unknown-suite" },
  { name: "suite 2", hex: patched(sealed, [1, "02"]), fault: "unknown-suite" },
  { name: "kind 3", hex: patched(sealed, [2, "03"]), fault: "unknown-kind" },
  { name: "kind 4", hex: patched(sealed, [2, "04"]), fault: "unknown-kind" },
  { name: "kind 255", hex: patched(sealed, [2, "ff"]), fault: "unknown-kind" },
  { name: "reserved byte 1", hex: patched(sealed, [3, "01"]), fault: "reserved-byte" },
  { name: "reserved byte 128", hex: patched(sealed, [3, "80"]), fault: "reserved-byte" },
  { name: "seq 2^53", hex: patched(sealed, [24, "0020000000000000"]), fault: "seq-range" },
  { name: "seq 2^53 + 1", hex: patched(sealed, [24, "0020000000000001"]), fault: "seq-range" },
  { name: "seq 2^63", hex: patched(sealed, [24, "8000000000000000"]), fault: "seq-range" },
  { name: "seq 2^64 - 1", hex: patched(sealed, [24, "ffffffffffffffff"]), fault: "seq-range" },
  { name: "control with epoch 1", hex: patched(control, [23, "01"]), fault: "clear-epoch" },
  { name: "control with epoch 2^24", hex: patched(control, [20, "01"]), fault: "clear-epoch" },
  {
    name: "press with epoch 1",
    hex: patched(control, [2, "02"], [23, "01"]),
    fault: "clear-epoch",
  },
  { name: "control, nonce's first byte", hex: patched(control, [80, "01"]), fault: "clear-nonce" },
  { name: "control, nonce's last byte", hex: patched(control, [91, "80"]), fault: "clear-nonce" },
  {
    name: "press with a nonce",
    hex: patched(control, [2, "02"], [85, "ff"]),
    fault: "clear-nonce",
  },
  { name: "ct of 256 KiB and 1", hex: patched(sealed, [92, "00040001"]), fault: "too-long" },
  { name: "ct of 2^32 - 1", hex: patched(sealed, [92, "ffffffff"]), fault: "too-long" },
  { name: "little-endian length", hex: patched(sealed, [92, "10010000"]), fault: "too-long" },
];

/** The value of vectors/header.json. */
export const vectors = async (): Promise<HeaderVectors> => ({
  good: good.map(([name, header]) => ({ name, hex: patched(header), header: plain(header) })),
  bad,
});
