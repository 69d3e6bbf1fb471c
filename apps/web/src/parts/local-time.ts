// Times as a datetime field of this machine writes them, in its own zone. What does not read as a time is none.

import type { Time } from "@tworooms/talks";
import { isTime } from "@tworooms/talks";

const two = (number: number): string => String(number).padStart(2, "0");

/** "2027-03-04T16:05", here. */
export const localText = (at: Time): string => {
  const date = new Date(at);
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
};

/** The time of such a text. */
export const timeFromLocal = (text: string): Time | undefined => {
  const at = new Date(text).getTime();
  return text !== "" && isTime(at) ? at : undefined;
};
