// The part of the page that is fetched when it is needed.
import { label } from "./label.ts";

/** What the part says. */
export const later = `later of ${label}`;
