// The office over HTTP: bytes in, an ask; an answer, bytes out. It decides nothing: what it refuses by itself is what
// is no ask at all, or a large body that nobody with a token vouches for. Rules O35, O39, O47.

import type { IncomingMessage, ServerResponse } from "node:http";
import type { Office } from "@tworooms/office";
import { isFault } from "@tworooms/seal/envelope";
import {
  type HttpAnswer,
  headerNames,
  httpFromAnswer,
  type HttpFault,
  jsonType,
  mostBlobBytes,
  refusalSentences,
  type RefusalCode,
  requestFromHttp,
  type Route,
  type RouteName,
  routeOf,
  type Token,
} from "@tworooms/wire";
import { bodyOf, statedLength } from "./body.ts";
import type { Doorman } from "./connections.ts";
import { apiHeaders, pageHeaders, preflightHeaders } from "./headers.ts";
import type { Log } from "./logging.ts";
import { openApi } from "./openapi/document.ts";
import { page, styleDigest } from "./page.ts";
import type { SiteEdge } from "./site/site-edge.ts";

/** What the HTTP edge stands on. */
export type HttpParts = {
  readonly office: Office;
  readonly doorman: Doorman;
  readonly log: Log;
  readonly isStopping: () => boolean;
  /** The screens, when they are built. */
  readonly site: SiteEdge | undefined;
  /** Headers that every answer has besides its own. */
  readonly more: Readonly<Record<string, string>>;
};

/** Answers one message. */
export type HttpEdge = (message: IncomingMessage, response: ServerResponse) => Promise<void>;

type Plain = {
  readonly status: number;
  readonly headers: HttpAnswer["headers"];
  readonly body: Uint8Array | string;
};

const json = (status: number, value: object): Plain => ({
  status,
  headers: { ...apiHeaders, "content-type": jsonType },
  body: JSON.stringify(value),
});

const faultStatuses: Readonly<Record<HttpFault["fault"], number>> = {
  "no-such-route": 404,
  "wrong-method": 405,
  malformed: 400,
  "too-large": 413,
};

const faultAnswer = ({ fault }: HttpFault): Plain => {
  const code: RefusalCode = fault === "too-large" ? "too-large" : "malformed";
  return json(faultStatuses[fault], { type: "refused", code, sentence: refusalSentences[code] });
};

const refusal = (code: RefusalCode): Plain => {
  const answer = httpFromAnswer({ type: "refused", code });
  return { ...answer, headers: { ...apiHeaders, ...answer.headers } };
};

const fixed: Readonly<Record<string, () => Plain>> = {
  "/": () => ({
    status: 200,
    headers: { ...pageHeaders(styleDigest), "content-type": "text/html; charset=utf-8" },
    body: page,
  }),
  "/healthz": () => json(200, { alive: true }),
  "/v1/openapi.json": () => json(200, openApi),
};

const tokenPattern = /^Bearer ([A-Za-z0-9_-]{1,256})$/;
const readBytes = 1_310_720;

/** How many bytes of memory a message may cost, both ways. */
const costOf = (name: RouteName, route: Route, message: IncomingMessage): number => {
  if (name === "get-blob") return mostBlobBytes;
  if (name === "read" || name === "get-vault") return readBytes;
  return Math.min(statedLength(message) ?? route.most, route.most);
};

const shownBy = (name: RouteName, { headers }: IncomingMessage) => {
  const bearer = tokenPattern.exec(headers.authorization ?? "")?.[1];
  if (bearer !== undefined) return { token: bearer as Token };
  if (name !== "found") return undefined;
  const admission = headers[headerNames.admission];
  if (typeof admission === "string") return { admission };
  const ground = headers[headerNames.groundToken];
  return typeof ground === "string" ? { token: ground as Token } : undefined;
};

/** Makes the edge. */
export const makeHttpEdge = ({
  office,
  doorman,
  log,
  isStopping,
  site,
  more,
}: HttpParts): HttpEdge => {
  const send = (response: ServerResponse, plain: Plain): void => {
    response.sendDate = false;
    const body = typeof plain.body === "string" ? Buffer.from(plain.body) : plain.body;
    const closing = isStopping() ? { connection: "close" } : {};
    response.writeHead(plain.status, {
      ...more,
      ...plain.headers,
      ...closing,
      "content-length": String(body.length),
    });
    response.end(body);
  };

  const fixedAnswer = async (
    message: IncomingMessage,
    path: string,
  ): Promise<Plain | undefined> => {
    if (message.method === "OPTIONS" && path.startsWith("/v1/"))
      return { status: 204, headers: preflightHeaders, body: "" };
    if (path === "/readyz" && message.method === "GET") {
      const isReady = !isStopping() && (await office.isReady());
      return json(isReady ? 200 : 503, { ready: isReady });
    }
    return message.method === "GET" && Object.hasOwn(fixed, path) ? fixed[path]?.() : undefined;
  };

  const routed = async (
    message: IncomingMessage,
    response: ServerResponse,
    name: RouteName,
    route: Route,
  ): Promise<void> => {
    const isLarge = route.body === "bytes" || name.startsWith("get-") || name === "read";
    const shown = isLarge ? shownBy(name, message) : undefined;
    // Without a token an answer is a small no, and the body is not taken in.
    if (isLarge && shown === undefined) return send(response, faultAnswer({ fault: "malformed" }));
    const booked = shown && (await office.inHand(shown, costOf(name, route, message)));
    if (typeof booked === "string") return send(response, refusal(booked));
    if (booked !== undefined) response.once("close", booked);
    const body = await bodyOf(message, route);
    if (body === "cut") return void response.destroy();
    if (body === "too-large") return send(response, faultAnswer({ fault: "too-large" }));
    const headers: Record<string, string> = {};
    for (const [header, value] of Object.entries(message.headers))
      if (typeof value === "string") headers[header] = value;
    const { method = "", url = "" } = message;
    const request = requestFromHttp({ method, path: url, headers, body });
    if (isFault(request)) return send(response, faultAnswer(request));
    const answer = httpFromAnswer(await doorman.connectionOf(message.socket).ask(request));
    return send(response, { ...answer, headers: { ...apiHeaders, ...answer.headers } });
  };

  const fileFor = ({ headers }: IncomingMessage, path: string) =>
    site?.({ path, host: headers.host, encodings: headers["accept-encoding"] });

  const answer = async (message: IncomingMessage, response: ServerResponse): Promise<string> => {
    const { method = "", url = "" } = message;
    const path = url.split("?", 1)[0] ?? "";
    const file = method === "GET" ? await fileFor(message, path) : undefined;
    if (file !== undefined) {
      send(response, file);
      return file.route;
    }
    const plain = await fixedAnswer(message, path);
    if (plain !== undefined) {
      send(response, plain);
      return `${method} ${path.startsWith("/v1/") && method === "OPTIONS" ? "/v1" : path}`;
    }
    const found = routeOf(method, url);
    if (isFault(found)) {
      send(response, faultAnswer(found));
      return found.fault;
    }
    await routed(message, response, found.name, found.route);
    return `${found.route.method} ${found.route.template}`;
  };

  return async (message, response) => {
    const began = performance.now();
    let route = "bug";
    try {
      route = await answer(message, response);
    } catch (error) {
      log.bug(error);
      if (response.headersSent) response.destroy();
      else send(response, refusal("store-failed"));
    }
    log.answered(route, response.statusCode, performance.now() - began);
  };
};
