// The OpenAPI 3.1 document of the server: served at /v1/openapi.json, kept as docs/openapi.json, and held against the
// running server by a test. Rule O41.

import { headerNames } from "@tworooms/wire";
import { paths } from "./paths.ts";
import { schemas } from "./schemas.ts";

const header = (name: string, description: string) => ({
  type: "apiKey",
  in: "header",
  name,
  description,
});

/** The document. */
export const openApi: Readonly<Record<string, unknown>> = {
  openapi: "3.1.0",
  info: {
    title: "Two Rooms: the post office",
    version: "1",
    license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    description:
      "Keeps sealed envelopes in order and gives them to those who sit in a log. Bodies of entries, vaults and blobs are ciphertext made by clients; the server holds no key to any of them. It does know: per-log ids of members, padded sizes and the order of entries, clear roles, public keys, party bytes, who invited whom, which logs make a talk. No answer depends on a log the asker is not in; times are no finer than a minute; no cookies.",
  },
  servers: [{ url: "/" }],
  paths,
  components: {
    schemas,
    securitySchemes: {
      token: {
        type: "http",
        scheme: "bearer",
        description: "A token of one log or one vault, won at /v1/tokens. Never in an address.",
      },
      admission: header(headerNames.admission, "The operator's admission token."),
      groundLog: header(headerNames.groundLog, "The log that the ground's token is for."),
      groundToken: header(
        headerNames.groundToken,
        "A token of a seat or an open invitation of that log.",
      ),
    },
  },
};
