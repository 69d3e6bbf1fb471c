// The page at the root: what this is, for whoever opens the address in a browser. No script, no link outwards, and
// nothing that depends on what is stored.

import { createHash } from "node:crypto";

const style = `body{font:1.1rem/1.6 system-ui,sans-serif;max-width:38rem;margin:12vh auto;padding:0 1.2rem;color:#1d2733;background:#fbfaf7}
h1{font-weight:600;font-size:1.5rem}code{font-size:.95em}@media(prefers-color-scheme:dark){body{color:#e8e6e1;background:#171b20}}`;

/** Digest of the page's style, base64. */
export const styleDigest: string = createHash("sha256").update(style).digest("base64");

/** The page as HTML. */
export const page: string = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>Two Rooms</title>
<style>${style}</style>
<h1>Two Rooms</h1>
<p>This is the post office of indirect talks: separate rooms, and a mediator who carries between them what each side
allows. It keeps sealed envelopes. It cannot open them, and it does not know the names of those who write.</p>
<p>The screens are not built here. Whoever runs this server can build them with <code>npm run build</code> and start it
again; until then, take part with the <code>tworooms</code> program. What the server answers is described in
<code>/v1/openapi.json</code>.</p>
</html>
`;
