// A language nobody speaks, to test a page with: each message longer by two fifths and in brackets. What has no brackets was not
// translated; what has one bracket was clipped. Its letters stay readable.

const FILL = "…ĺőňģéŕ";

/** A message as the test language says it. */
export const pseudo = (text: string): string => {
  const more = Math.max(2, Math.ceil([...text].length * 0.4));
  const fill = FILL.repeat(Math.ceil(more / FILL.length)).slice(0, more);
  return `⟦${text}${fill}⟧`;
};
