// The addresses of the OpenAPI document, one for each route of the wire and for the few that are none.
// Rule O41.

import { headerNames, type RouteName, routes } from "@tworooms/wire";
import { ref, type Schema } from "./schemas.ts";

type Operation = Readonly<Record<string, unknown>>;

const bytesType = "application/octet-stream";
const jsonType = "application/json";

const inPath = (name: "log" | "vault" | "blob"): Schema => ({
  name,
  in: "path",
  required: true,
  schema: ref({ log: "LogId", vault: "VaultId", blob: "BlobId" }[name]),
});
const inQuery = (name: string, schema: Schema): Schema => ({
  name,
  in: "query",
  required: true,
  schema,
});
const versionHeader: Schema = {
  name: headerNames.version,
  in: "header",
  required: true,
  description:
    "Higher than the version that stands: one more, or several where the server lost some.",
  schema: { type: "integer", minimum: 1 },
};

const json = (name: string, description: string): Schema => ({
  description,
  content: { [jsonType]: { schema: ref(name) } },
});
const octets = (name: string, description: string, headers: Schema = {}): Schema => ({
  description,
  headers,
  content: { [bytesType]: { schema: ref(name) } },
});
const headHeaders: Schema = {
  [headerNames.seq]: { required: true, schema: { type: "integer", minimum: 0 } },
  [headerNames.link]: { required: true, schema: ref("Link") },
};

const refusals: Readonly<Record<number, string>> = {
  400: "malformed",
  403: "not-admitted: unknown, forbidden or absent",
  413: "too-large",
  422: "void, old-epoch, not-next, not-restoring or too-many",
  429: "too-often",
  503: "restoring, closing or store-failed",
  507: "store-full",
};
const usual = [400, 403, 413, 429, 503, 507] as const;

const noes = (statuses: readonly number[]): Schema =>
  Object.fromEntries(
    statuses.map((status) => [String(status), json("Refused", refusals[status] ?? "refused")]),
  );

const conflict = (names: readonly string[], description: string): Schema => ({
  description,
  content: { [jsonType]: { schema: { oneOf: names.map(ref) } } },
});

const withToken = [{ token: [] }];
const byGround = [{ admission: [] }, { groundLog: [], groundToken: [] }];
const body = (name: string, type: string): Schema => ({
  required: true,
  content: { [type]: { schema: ref(name) } },
});

const operations: Readonly<Record<RouteName, Operation>> = {
  challenge: {
    summary: "Asks for a nonce to sign, for any id at all.",
    security: [],
    requestBody: body("ChallengeAsk", jsonType),
    responses: { 200: json("Challenged", "A nonce."), ...noes([400, 413, 429]) },
  },
  token: {
    summary: "Wins a token by a signature over a challenge.",
    security: [],
    requestBody: body("TokenAsk", jsonType),
    responses: { 200: json("TokenAnswer", "A token."), ...noes([400, 403, 413, 429, 503]) },
  },
  found: {
    summary: "Founds a log by its genesis.",
    description:
      "A table needs the operator's admission token; any other log a token of a seat at its talk's table. The same genesis again is answered as the first time.",
    security: byGround,
    requestBody: body("Envelope", bytesType),
    responses: {
      200: json("Appended", "The log stands."),
      409: json("Refused", "exists-already"),
      ...noes([...usual, 422]),
    },
  },
  append: {
    summary: "Appends an entry at the next place of a log.",
    description:
      "Answered when it is durable. The same bytes at the same place are answered as the first time. Any seat may bring what another seat wrote.",
    security: withToken,
    parameters: [inPath("log")],
    requestBody: body("Envelope", bytesType),
    responses: {
      200: json("Appended", "The entry stands."),
      409: conflict(["Moved"], "Another entry stands there, or another author has the turn."),
      ...noes([...usual, 422]),
    },
  },
  offer: {
    summary: "Offers a restored server an entry it has lost.",
    security: withToken,
    parameters: [inPath("log")],
    requestBody: body("Envelope", bytesType),
    responses: {
      200: json("Appended", "The entry stands again."),
      409: conflict(["Moved"], "Another entry stands there."),
      ...noes([...usual, 422]),
    },
  },
  read: {
    summary: "Reads entries from a place on: as many as fit.",
    security: withToken,
    parameters: [
      inPath("log"),
      inQuery("from", { type: "integer", minimum: 0 }),
      inQuery("limit", { type: "integer", minimum: 1, maximum: 99_999 }),
    ],
    responses: {
      200: octets("Envelopes", "Entries, and the head they go with.", headHeaders),
      ...noes([400, 403, 413, 429, 503]),
    },
  },
  heads: {
    summary: "Asks where logs stand.",
    security: [],
    requestBody: body("HeadsAsk", jsonType),
    responses: { 200: json("Heads", "Heads of the admitted ones."), ...noes([400, 413]) },
  },
  "get-vault": {
    summary: "Gives a vault to whoever holds its key.",
    security: withToken,
    parameters: [inPath("vault")],
    responses: {
      200: octets("Vault", "The sealed vault.", {
        [headerNames.version]: { required: true, schema: { type: "integer", minimum: 1 } },
      }),
      ...noes([400, 403, 413, 429, 503]),
    },
  },
  "put-vault": {
    summary: "Makes a vault, or replaces it by a higher version.",
    description:
      "To make one: the operator's admission token, or a token of an open invitation or of a seat, beside the vault's own token.",
    security: [
      { token: [] },
      { token: [], admission: [] },
      { token: [], groundLog: [], groundToken: [] },
    ],
    parameters: [inPath("vault"), versionHeader],
    requestBody: body("Vault", bytesType),
    responses: {
      200: json("Stored", "It stands."),
      409: json("Refused", "vault-moved"),
      ...noes([...usual, 422]),
    },
  },
  "delete-vault": {
    summary: "Deletes a vault; again is as the first time.",
    security: withToken,
    parameters: [inPath("vault")],
    responses: { 200: json("Stored", "It is gone."), ...noes([400, 403, 413, 429, 503, 507]) },
  },
  "put-blob": {
    summary: "Puts a sealed blob into a log, once.",
    security: withToken,
    parameters: [inPath("log"), inPath("blob")],
    requestBody: body("Blob", bytesType),
    responses: {
      200: json("Stored", "It stands."),
      409: json("Refused", "exists-already"),
      ...noes([...usual, 422]),
    },
  },
  "get-blob": {
    summary: "Gives a sealed blob of a log.",
    security: withToken,
    parameters: [inPath("log"), inPath("blob")],
    responses: { 200: octets("Blob", "The sealed blob."), ...noes([400, 403, 413, 429, 503]) },
  },
};

const others: Readonly<Record<string, Operation>> = {
  "/": {
    get: {
      operationId: "page",
      summary: "A page that says what this is.",
      security: [],
      responses: { 200: { description: "HTML.", content: { "text/html": {} } } },
    },
  },
  "/healthz": {
    get: {
      operationId: "alive",
      summary: "Whether the process answers.",
      security: [],
      responses: { 200: json("Alive", "It does.") },
    },
  },
  "/readyz": {
    get: {
      operationId: "ready",
      summary: "Whether the store takes writes and the server is not stopping.",
      security: [],
      responses: { 200: json("Ready", "Ready."), 503: json("Ready", "Not ready.") },
    },
  },
  "/v1/openapi.json": {
    get: {
      operationId: "openapi",
      summary: "This document.",
      security: [],
      responses: { 200: { description: "OpenAPI 3.1.", content: { [jsonType]: {} } } },
    },
  },
  "/v1/live": {
    get: {
      operationId: "live",
      summary: "Opens a WebSocket (subprotocol tworooms.v1).",
      description:
        "Text frames are LiveAsk and LiveTell; binary frames are envelopes, both ways. Tokens stand in `follow` frames, never in the address.",
      security: [],
      responses: { 101: { description: "Opened." } },
    },
  },
};

const ofRoutes = (): Readonly<Record<string, Operation>> => {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, { method, template }] of Object.entries(routes))
    paths[template] = {
      ...paths[template],
      [method.toLowerCase()]: { operationId: name, ...operations[name as RouteName] },
    };
  return paths;
};

/** All addresses. */
export const paths: Readonly<Record<string, Operation>> = { ...others, ...ofRoutes() };
