// Which build of the site this page is, as the build wrote it into the page. Rule V216.

/** The first 16 hexadecimal digits of the site's hash; empty on a development server. */
export const siteBuild = (): string =>
  document.querySelector<HTMLMetaElement>('meta[name="two-rooms-build"]')?.content ?? "";
