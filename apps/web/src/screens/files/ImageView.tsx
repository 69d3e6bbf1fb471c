// A picture from memory: its address is of this page alone and ends with the view.

import { useEffect, useState } from "react";
import type { ReactNode } from "react";
import styles from "./Files.module.css";

/** Shows a picture. */
export const ImageView = ({
  name,
  type,
  bytes,
}: {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}): ReactNode => {
  const [address, setAddress] = useState<string | undefined>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [type, bytes]);
  return address === undefined ? undefined : (
    <img className={styles["image"]} src={address} alt={name} />
  );
};
