// The routes of a talk's screens, handed down to whatever shows talks of its own, as the demo does: a screen that imported them
// would import itself.

import { createContext } from "react";
import type { ReactNode } from "react";

/** Routes of every screen of a talk, and of the settings, for a switch. */
export const TalkRoutesContext = createContext<ReactNode>(undefined);
