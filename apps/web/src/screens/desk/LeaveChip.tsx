// An item's leave, on the item: what stays is black with a lock, so that no eye slides over it.

import type { ReactNode } from "react";
import type { Leave } from "@tworooms/talks";
import { Chip } from "../../parts/Chip.tsx";
import { useWords } from "../../words/use-words.ts";
import { leaveIcon, leaveText } from "./leave-words.ts";

/** The leave of an item. */
export const LeaveChip = ({ leave }: { readonly leave: Leave }): ReactNode => {
  const words = useWords();
  return (
    <Chip tone={leave === "stays" ? "lock" : "plain"} icon={leaveIcon(leave)}>
      {leaveText(words, leave)}
    </Chip>
  );
};
