// An address as a picture that a telephone reads, in the colour and the shape of the room it leads to, so that papers for two
// rooms are not mixed up. Dark on white in every light, because readers need that.

import type { ReactNode } from "react";
import { encode } from "uqr";
import { Badge } from "./Badge.tsx";
import { Band } from "./Band.tsx";
import styles from "./QrCode.module.css";
import { classNames } from "./class-names.ts";
import { isPattern, pathOf } from "./qr-path.ts";
import type { RoomMark } from "./room-marks.ts";

const QUIET = 4;

/** The code of an address; with a room's mark in its colour and shape, without in ink. */
export const QrCode = ({
  address,
  label,
  mark,
}: {
  readonly address: string;
  /** What it leads to, said aloud and shown below. */
  readonly label: string;
  readonly mark?: RoomMark;
}): ReactNode => {
  const { data, types, size } = encode(address, { ecc: "M", border: 0 });
  const shape = mark?.shape ?? "square";
  const whole = size + 2 * QUIET;
  return (
    <figure className={classNames(mark?.className, styles["code"])}>
      {mark !== undefined && <Band mark={mark} />}
      <svg viewBox={`${-QUIET} ${-QUIET} ${whole} ${whole}`} role="img" aria-label={label}>
        <path d={pathOf(data, (x, y) => isPattern(types[y]?.[x]), "square")} />
        <path d={pathOf(data, (x, y) => !isPattern(types[y]?.[x]), shape)} />
      </svg>
      <figcaption aria-hidden="true">
        {mark !== undefined && <Badge mark={mark} />}
        <span dir="auto">{label}</span>
      </figcaption>
    </figure>
  );
};
