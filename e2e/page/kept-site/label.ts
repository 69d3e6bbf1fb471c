// Which build this is; a build puts its own word here.
declare const BUILD_LABEL: string;

/** The word of this build. */
export const label = BUILD_LABEL;
