// The addresses of the post office under /v1. One table for server, client and OpenAPI document, so that none of the
// three can know an address the others do not. No address holds a token; none tells more than the id it names.

import { type Fault, faultOf } from "@tworooms/seal/envelope";
import { mostBlobBytes, mostEnvelopeBytes, mostJsonBytes, mostVaultBytes } from "./sizes.ts";

/** What a route is called, after the request it carries. */
export type RouteName =
  | "challenge"
  | "token"
  | "found"
  | "append"
  | "offer"
  | "read"
  | "heads"
  | "get-vault"
  | "put-vault"
  | "delete-vault"
  | "put-blob"
  | "get-blob";

/** One address: method, template, what body it takes and how large at most (bytes). */
export type Route = {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly template: string;
  readonly body: "none" | "json" | "bytes";
  readonly most: number;
};

/** Every address that answers requests. The live connection stands apart: `livePath`. */
export const routes: Readonly<Record<RouteName, Route>> = {
  challenge: { method: "POST", template: "/v1/challenges", body: "json", most: 256 },
  token: { method: "POST", template: "/v1/tokens", body: "json", most: 1_024 },
  found: { method: "POST", template: "/v1/logs", body: "bytes", most: mostEnvelopeBytes },
  append: {
    method: "POST",
    template: "/v1/logs/{log}/entries",
    body: "bytes",
    most: mostEnvelopeBytes,
  },
  offer: {
    method: "POST",
    template: "/v1/logs/{log}/offers",
    body: "bytes",
    most: mostEnvelopeBytes,
  },
  read: { method: "GET", template: "/v1/logs/{log}/entries", body: "none", most: 0 },
  heads: { method: "POST", template: "/v1/heads", body: "json", most: mostJsonBytes },
  "get-vault": { method: "GET", template: "/v1/vaults/{vault}", body: "none", most: 0 },
  "put-vault": {
    method: "PUT",
    template: "/v1/vaults/{vault}",
    body: "bytes",
    most: mostVaultBytes,
  },
  "delete-vault": { method: "DELETE", template: "/v1/vaults/{vault}", body: "none", most: 0 },
  "put-blob": {
    method: "PUT",
    template: "/v1/logs/{log}/blobs/{blob}",
    body: "bytes",
    most: mostBlobBytes,
  },
  "get-blob": { method: "GET", template: "/v1/logs/{log}/blobs/{blob}", body: "none", most: 0 },
};

/** Where a WebSocket is opened. */
export const livePath = "/v1/live";
/** The subprotocol of a live connection. */
export const liveProtocol = "tworooms.v1";

/** A route found, with the ids of its address in order and its query as it stood. */
export type Found = {
  readonly name: RouteName;
  readonly route: Route;
  readonly ids: readonly string[];
  readonly query: string | undefined;
};

const matchers = Object.entries(routes).map(([name, route]) => ({
  name: name as RouteName,
  route,
  pattern: new RegExp(`^${route.template.replaceAll(/\{[a-z]+\}/g, "([0-9a-f]{32})")}$`),
}));

/** The route of a method and a path (query included); `no-such-route` or `wrong-method` where there is none. */
export const routeOf = (
  method: string,
  path: string,
): Found | Fault<"no-such-route" | "wrong-method"> => {
  const mark = path.indexOf("?");
  const address = mark < 0 ? path : path.slice(0, mark);
  let isKnown = false;
  for (const { name, route, pattern } of matchers) {
    const match = pattern.exec(address);
    if (match === null) continue;
    if (route.method === method)
      return {
        name,
        route,
        ids: match.slice(1),
        query: mark < 0 ? undefined : path.slice(mark + 1),
      };
    isKnown = true;
  }
  return faultOf(isKnown ? "wrong-method" : "no-such-route");
};

/** An address with its ids filled in, in order. */
export const pathOf = (name: RouteName, ...ids: readonly string[]): string => {
  let at = 0;
  return routes[name].template.replaceAll(/\{[a-z]+\}/g, () => ids[at++] ?? "");
};
