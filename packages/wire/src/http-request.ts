// A request becomes an HTTP message and back. Both directions stand in one file so that neither can learn a header
// the other does not write. What does not fit exactly is a fault: rule O1.

import { type Fault, faultOf, hexFromBytes, isFault } from "@tworooms/seal/envelope";
import * as v from "valibot";
import { bytesType, headerNames, type HttpRequest, jsonType } from "./http.ts";
import { jsonBytes, valueFromJsonBytes } from "./json.ts";
import * as parse from "./parse.ts";
import type { Request, VaultGround } from "./request.ts";
import { type Found, pathOf, type RouteName, routeOf, routes } from "./routes.ts";

/** Why an HTTP message is no request. */
export type HttpFault = Fault<"no-such-route" | "wrong-method" | "malformed" | "too-large">;

const malformed: Fault<"malformed"> = faultOf("malformed");
const nothing = new Uint8Array();

const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

const groundHeaders = (ground: VaultGround | undefined): Record<string, string> => {
  if (ground === undefined) return {};
  if ("admission" in ground) return { [headerNames.admission]: ground.admission };
  return { [headerNames.groundLog]: ground.log, [headerNames.groundToken]: ground.token };
};

const message = (
  name: RouteName,
  ids: readonly string[],
  headers: Record<string, string>,
  body: Uint8Array | object = nothing,
): HttpRequest => {
  const { method, body: kind } = routes[name];
  const type = kind === "json" ? jsonType : bytesType;
  return {
    method,
    path: pathOf(name, ...ids),
    headers: kind === "none" ? headers : { ...headers, "content-type": type },
    body: body instanceof Uint8Array ? body : jsonBytes(body),
  };
};

/** The HTTP message of a request. */
export const httpFromRequest = (request: Request): HttpRequest => {
  switch (request.type) {
    case "challenge":
      return message("challenge", [], {}, { id: request.id });
    case "token": {
      const { id, key, origin, nonce, signature } = request;
      return message(
        "token",
        [],
        {},
        { id, key, origin, nonce, signature: hexFromBytes(signature) },
      );
    }
    case "found":
      return message("found", [], groundHeaders(request.ground), request.envelope);
    case "append": {
      const name = request.as === "offer" ? "offer" : "append";
      return message(name, [request.log], bearer(request.token), request.envelope);
    }
    case "read": {
      const read = message("read", [request.log], bearer(request.token));
      return { ...read, path: `${read.path}?from=${request.from}&limit=${request.limit}` };
    }
    case "heads":
      return message(
        "heads",
        [],
        {},
        {
          logs: request.logs.map(({ log, token }) => ({ log, token })),
        },
      );
    case "get-vault":
      return message("get-vault", [request.vault], bearer(request.token));
    case "put-vault":
      return message(
        "put-vault",
        [request.vault],
        {
          ...bearer(request.token),
          ...groundHeaders(request.ground),
          [headerNames.version]: String(request.version),
        },
        request.bytes,
      );
    case "delete-vault":
      return message("delete-vault", [request.vault], bearer(request.token));
    case "put-blob":
      return message("put-blob", [request.log, request.blob], bearer(request.token), request.bytes);
    case "get-blob":
      return message("get-blob", [request.log, request.blob], bearer(request.token));
  }
};

const tokenIn = (headers: HttpRequest["headers"]): unknown => {
  const value = headers["authorization"];
  return value?.startsWith("Bearer ") ? value.slice("Bearer ".length) : malformed;
};

const groundIn = (
  headers: HttpRequest["headers"],
): VaultGround | undefined | Fault<"malformed"> => {
  const admission = headers[headerNames.admission];
  const log = headers[headerNames.groundLog];
  const token = headers[headerNames.groundToken];
  if (admission === undefined && log === undefined && token === undefined) return undefined;
  if (admission === undefined)
    return parse.parsed(v.strictObject({ log: parse.logId, token: parse.token }), { log, token });
  if (log !== undefined || token !== undefined) return malformed;
  return parse.parsed(v.strictObject({ admission: parse.admission }), { admission });
};

const challengeBody = v.strictObject({ id: parse.logOrVaultId });
const tokenBody = v.strictObject({
  id: parse.logOrVaultId,
  key: parse.authKey,
  origin: parse.origin,
  nonce: parse.nonce,
  signature: parse.signature,
});
const headsBody = v.strictObject({ logs: parse.logsWithTokens });
const range = /^from=([0-9]{1,16})&limit=([0-9]{1,5})$/;

const withType = <T extends Request["type"], R extends object>(
  type: T,
  rest: R | Fault,
): ({ readonly type: T } & R) | Fault<"malformed"> =>
  isFault(rest) ? malformed : { type, ...rest };

const inLog = (found: Found, headers: HttpRequest["headers"]) =>
  parse.parsed(v.strictObject({ log: parse.logId, token: parse.token }), {
    log: found.ids[0],
    token: tokenIn(headers),
  });

const inVault = (found: Found, headers: HttpRequest["headers"]) =>
  parse.parsed(v.strictObject({ vault: parse.vaultId, token: parse.token }), {
    vault: found.ids[0],
    token: tokenIn(headers),
  });

const inBlob = (found: Found, headers: HttpRequest["headers"]) =>
  parse.parsed(v.strictObject({ log: parse.logId, blob: parse.blobId, token: parse.token }), {
    log: found.ids[0],
    blob: found.ids[1],
    token: tokenIn(headers),
  });

const appended = (
  found: Found,
  { headers, body }: HttpRequest,
  as: "entry" | "offer",
): Request | Fault<"malformed"> => {
  const place = inLog(found, headers);
  return isFault(place) ? place : { type: "append", ...place, envelope: body, as };
};

const founding = ({ headers, body }: HttpRequest): Request | Fault<"malformed"> => {
  const ground = groundIn(headers);
  return ground === undefined || isFault(ground)
    ? malformed
    : { type: "found", envelope: body, ground };
};

const reading = (found: Found, headers: HttpRequest["headers"]): Request | Fault<"malformed"> => {
  const place = inLog(found, headers);
  const match = range.exec(found.query ?? "");
  const from = parse.parsedCount(match?.[1]);
  const limit = parse.parsedCount(match?.[2]);
  if (isFault(place) || isFault(from) || isFault(limit) || limit === 0) return malformed;
  return { type: "read", ...place, from, limit };
};

const puttingVault = (
  found: Found,
  { headers, body }: HttpRequest,
): Request | Fault<"malformed"> => {
  const place = inVault(found, headers);
  const ground = groundIn(headers);
  const version = parse.parsedCount(headers[headerNames.version]);
  if (isFault(place) || isFault(ground) || isFault(version) || version === 0) return malformed;
  return {
    type: "put-vault",
    ...place,
    ...(ground === undefined ? {} : { ground }),
    version,
    bytes: body,
  };
};

const requestFrom = (found: Found, http: HttpRequest): Request | Fault<"malformed"> => {
  const { headers, body } = http;
  switch (found.name) {
    case "challenge":
      return withType("challenge", parse.parsed(challengeBody, valueFromJsonBytes(body)));
    case "token":
      return withType("token", parse.parsed(tokenBody, valueFromJsonBytes(body)));
    case "found":
      return founding(http);
    case "append":
      return appended(found, http, "entry");
    case "offer":
      return appended(found, http, "offer");
    case "read":
      return reading(found, headers);
    case "heads":
      return withType("heads", parse.parsed(headsBody, valueFromJsonBytes(body)));
    case "get-vault":
      return withType("get-vault", inVault(found, headers));
    case "put-vault":
      return puttingVault(found, http);
    case "delete-vault":
      return withType("delete-vault", inVault(found, headers));
    case "put-blob": {
      const place = inBlob(found, headers);
      return isFault(place) ? place : { type: "put-blob", ...place, bytes: body };
    }
    case "get-blob":
      return withType("get-blob", inBlob(found, headers));
  }
};

const mediaTypes = { none: undefined, json: jsonType, bytes: bytesType } as const;

/** The request of an HTTP message, or why it is none. */
export const requestFromHttp = (http: HttpRequest): Request | HttpFault => {
  const found = routeOf(http.method, http.path);
  if (isFault(found)) return found;
  const { body, most } = found.route;
  if (http.body.length > most) return faultOf("too-large");
  if (found.name !== "read" && found.query !== undefined) return malformed;
  if (body !== "none" && http.headers["content-type"] !== mediaTypes[body]) return malformed;
  if (body === "bytes" && http.body.length === 0) return malformed;
  return requestFrom(found, http);
};
