// Puts the look on the page itself: light, dark and density are attributes that the styles read.

import { useLayoutEffect } from "react";
import type { ReactNode } from "react";
import { useLook } from "../look/use-look.ts";

/** Keeps the page's attributes as the look says. */
export const LookOnPage = (): ReactNode => {
  const { shade, density } = useLook();
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    dataset["density"] = density;
    if (shade === "system") delete dataset["shade"];
    else dataset["shade"] = shade;
  }, [shade, density]);
  return undefined;
};
