// Headers of every answer. No date, no entity tag, no server name: what an answer says of time or of the rest of the
// house is nothing. Clients may come from pages hosted elsewhere (a delegation may host its own copy), so the API is
// open to all origins; it knows no cookies. Rules O35, O36.

import { headerNames } from "@tworooms/wire";

type Headers = Readonly<Record<string, string>>;

/** Headers of everything. */
export const always: Headers = {
  "cache-control": "no-store",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

const policy = (style: string): string =>
  `default-src 'none'; style-src ${style}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** Headers of the API under /v1. */
export const apiHeaders: Headers = {
  ...always,
  "content-security-policy": policy("'none'"),
  "cross-origin-resource-policy": "cross-origin",
  "access-control-allow-origin": "*",
  "access-control-expose-headers": [
    headerNames.seq,
    headerNames.link,
    headerNames.version,
    "retry-after",
  ].join(", "),
};

/** Headers of an answer to a browser that asks before it asks. */
export const preflightHeaders: Headers = {
  ...apiHeaders,
  "access-control-allow-methods": "GET, POST, PUT, DELETE",
  "access-control-allow-headers": [
    "authorization",
    "content-type",
    headerNames.admission,
    headerNames.groundLog,
    headerNames.groundToken,
    headerNames.version,
  ].join(", "),
  "access-control-max-age": "600",
};

/** Headers of the page at the root, whose one style is known by its digest. */
export const pageHeaders = (styleDigest: string): Headers => ({
  ...always,
  "content-security-policy": policy(`'sha256-${styleDigest}'`),
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
});

/** Headers of a small answer beside the screens. */
export const siteJson: Headers = {
  ...always,
  "content-type": "application/json",
  "content-security-policy": policy("'none'"),
  "cross-origin-resource-policy": "same-origin",
};

/** Tells browsers to come back by TLS only. */
export const strictTransport: Headers = { "strict-transport-security": "max-age=31536000" };
