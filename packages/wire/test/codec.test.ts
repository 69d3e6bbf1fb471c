// The wire says back what was said, and takes nothing else.
import {
  answerFromHttp,
  askFromFrame,
  frameFromAsk,
  frameFromTell,
  httpFromAnswer,
  httpFromRequest,
  type HttpRequest,
  mostEnvelopeBytes,
  refusalCodes,
  refusalSentences,
  refusalStatuses,
  requestFromHttp,
  tellFromFrame,
} from "@tworooms/wire";
import { isFault } from "@tworooms/seal/envelope";
import { valueFromJson } from "../src/json.ts";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { answers, asks, requests, tells } from "./arbitraries.ts";

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();

test("O1 every request comes back from its HTTP message as it was", () => {
  fc.assert(
    fc.property(requests, (request) => {
      expect(requestFromHttp(httpFromRequest(request))).toEqual(request);
    }),
    { numRuns: 500 },
  );
});

test("O1 every answer comes back from its HTTP message as it was", () => {
  fc.assert(
    fc.property(answers, ([asked, answer]) => {
      expect(answerFromHttp(asked, httpFromAnswer(answer))).toEqual(answer);
    }),
    { numRuns: 500 },
  );
});

test("O2 every frame of a live connection comes back as it was", () => {
  fc.assert(
    fc.property(asks, (ask) => {
      expect(askFromFrame(frameFromAsk(ask))).toEqual(ask);
    }),
  );
  fc.assert(
    fc.property(tells, (tell) => {
      expect(tellFromFrame(frameFromTell(tell))).toEqual(tell);
    }),
  );
});

const json = (path: string, body: string): HttpRequest => ({
  method: "POST",
  path,
  headers: { "content-type": "application/json" },
  body: new TextEncoder().encode(body),
});

test("O1 an unknown key, a wrong length, another type and another media type are malformed", () => {
  const id = "0".repeat(32);
  expect(isFault(requestFromHttp(json("/v1/challenges", `{"id":"${id}"}`)))).toBe(false);
  for (const body of [
    `{"id":"${id}","more":1}`,
    `{"id":"${id}","__proto__":{}}`,
    `{"id":"${id}0"}`,
    `{"id":"${id.toUpperCase().replaceAll("0", "A")}"}`,
    `{"id":["${id}"]}`,
    `{"id":{"toString":"${id}"}}`,
    `{}`,
    `[]`,
    `null`,
    `"${id}"`,
    ``,
    `{"id":"${id}"} x`,
    `\uFEFF{"id":"${id}"}`,
    `{"fault":"malformed"}`,
  ])
    expect(requestFromHttp(json("/v1/challenges", body))).toEqual({ fault: "malformed" });
  expect(requestFromHttp(json("/v1/challenges?x=1", `{"id":"${id}"}`))).toEqual({
    fault: "malformed",
  });
  const other = {
    ...json("/v1/challenges", `{"id":"${id}"}`),
    headers: { "content-type": "text/plain" },
  };
  expect(requestFromHttp(other)).toEqual({ fault: "malformed" });
});

test("O1 JSON deeper than eight is refused before it is judged", () => {
  const deep = `{"id":${"[".repeat(100)}${"]".repeat(100)}}`;
  expect(requestFromHttp(json("/v1/challenges", deep))).toEqual({ fault: "malformed" });
  expect(askFromFrame("[".repeat(4_000))).toEqual({ fault: "malformed" });
  const nested = (depth: number) => `${'[{"a":'.repeat(depth)}"]}\\""${"}]".repeat(depth)}`;
  expect(valueFromJson(nested(4))).toHaveLength(1);
  expect(valueFromJson(nested(5))).toEqual({ fault: "malformed" });
});

test("O1 an unknown address and a wrong method are told apart from a malformed request", () => {
  const id = "0".repeat(32);
  const bare = { headers: {}, body: new Uint8Array() };
  const at = (method: string, path: string) => requestFromHttp({ method, path, ...bare });
  expect(at("GET", "/v1/nothing")).toEqual({ fault: "no-such-route" });
  expect(at("GET", "/v1/logs/../logs")).toEqual({ fault: "no-such-route" });
  expect(at("PATCH", `/v1/logs/${id}/entries`)).toEqual({ fault: "wrong-method" });
  expect(at("GET", `/v1/logs/${id}/entries?from=0&limit=1`)).toEqual({ fault: "malformed" });
  const read = (query: string) =>
    requestFromHttp({
      method: "GET",
      path: `/v1/logs/${id}/entries${query}`,
      headers: { authorization: "Bearer t" },
      body: new Uint8Array(),
    });
  expect(isFault(read("?from=0&limit=1"))).toBe(false);
  for (const query of [
    "",
    "?",
    "?from=0",
    "?limit=1&from=0",
    "?from=00&limit=1",
    "?from=-1&limit=1",
    "?from=0&limit=0",
    "?from=0&limit=1&token=t",
    "?from=9007199254740992&limit=1",
    "?from=1e3&limit=1",
  ])
    expect(read(query)).toEqual({ fault: "malformed" });
});

test("O3 what is larger than its route takes is too large", () => {
  const id = "0".repeat(32);
  const post = (length: number) =>
    requestFromHttp({
      method: "POST",
      path: `/v1/logs/${id}/entries`,
      headers: { authorization: "Bearer t", "content-type": "application/octet-stream" },
      body: new Uint8Array(length),
    });
  expect(isFault(post(mostEnvelopeBytes))).toBe(false);
  expect(post(mostEnvelopeBytes + 1)).toEqual({ fault: "too-large" });
  expect(askFromFrame(new Uint8Array(mostEnvelopeBytes + 1))).toEqual({ fault: "malformed" });
  expect(askFromFrame(new Uint8Array())).toEqual({ fault: "malformed" });
});

test("O4 no address ever holds a token or an admission token", () => {
  fc.assert(
    fc.property(requests, (request) => {
      const { path } = httpFromRequest(request);
      expect(path).toMatch(
        /^\/v1\/[a-z]+(\/[0-9a-f]{32}(\/[a-z]+(\/[0-9a-f]{32})?)?)?(\?from=\d+&limit=\d+)?$/,
      );
    }),
  );
});

test("O12 each refusal has one status and one sentence, and a sentence is a constant", () => {
  for (const code of refusalCodes) {
    const http = httpFromAnswer({ type: "refused", code });
    expect(http.status).toBe(refusalStatuses[code]);
    expect(JSON.parse(text(http.body))).toEqual({
      type: "refused",
      code,
      sentence: refusalSentences[code],
    });
    expect(refusalSentences[code]).toMatch(/^[A-Z][^{}]*\.$/);
  }
});

test("O1 anything at all is a request, an answer or a fault, and never a throw", () => {
  const junk = fc.record({
    method: fc.constantFrom("GET", "POST", "PUT", "DELETE", "PATCH"),
    path: fc.oneof(
      fc.string(),
      fc.string().map((tail) => `/v1/${tail}`),
    ),
    headers: fc.dictionary(
      fc.constantFrom("authorization", "content-type", "tworooms-version", "tworooms-seq"),
      fc.string(),
    ),
    body: fc.uint8Array({ maxLength: 64 }),
    status: fc.constantFrom(200, 400, 403, 409, 500),
  });
  fc.assert(
    fc.property(junk, requests, fc.nat(), (message, request, at) => {
      expect(requestFromHttp(message)).toHaveProperty("fault");
      expect(() => answerFromHttp(request.type, message)).not.toThrow();
      const good = httpFromRequest(request);
      const mixed = { ...good, headers: { ...good.headers, ...message.headers } };
      expect(() => requestFromHttp(mixed)).not.toThrow();
      const body = Uint8Array.from(good.body);
      if (body.length > 0) body[at % body.length] = (body[at % body.length] ?? 0) ^ 0x55;
      expect(() => requestFromHttp({ ...good, body })).not.toThrow();
    }),
    { numRuns: 1_000 },
  );
  fc.assert(
    fc.property(fc.string(), (frame) => {
      expect(askFromFrame(frame)).toEqual({ fault: "malformed" });
      expect(tellFromFrame(frame)).toEqual({ fault: "malformed" });
    }),
  );
});
