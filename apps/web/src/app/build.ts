// Which build this page is: the digest that whoever serves it wrote into the page. Nothing is fetched to know it.

/** The digest of the build in hex, if who serves the page said one. */
export const buildOf = (page: Pick<Document, "querySelector">): string | undefined => {
  const said = page.querySelector('meta[name="two-rooms-build"]')?.getAttribute("content") ?? "";
  return /^[0-9a-f]{12,128}$/.test(said) ? said : undefined;
};
