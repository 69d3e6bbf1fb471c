// An answer becomes an HTTP message and back. Sealed bytes travel as they are; where they stand is in a header.
// No answer carries an entity tag, a counter or a date: rule O40.

import { type Fault, faultOf, isFault } from "@tworooms/seal/envelope";
import * as v from "valibot";
import { bytesType, headerNames, type HttpAnswer, jsonType } from "./http.ts";
import { jsonBytes, valueFromJsonBytes } from "./json.ts";
import * as parse from "./parse.ts";
import { refusalSentences, refusalStatuses, secondsToWait } from "./refusal.ts";
import type { Answer, RefusalCode, Request } from "./request.ts";

const jsonAnswer = (status: number, body: object): HttpAnswer => ({
  status,
  headers: { "content-type": jsonType },
  body: jsonBytes(body),
});

const bytesAnswer = (body: Uint8Array, headers: Record<string, string>): HttpAnswer => ({
  status: 200,
  headers: { "content-type": bytesType, ...headers },
  body,
});

const refusedAnswer = (code: RefusalCode): HttpAnswer => {
  const { headers, ...rest } = jsonAnswer(refusalStatuses[code], {
    type: "refused",
    code,
    sentence: refusalSentences[code],
  });
  const seconds = secondsToWait[code];
  return {
    ...rest,
    headers: seconds === undefined ? headers : { ...headers, "retry-after": String(seconds) },
  };
};

/** The HTTP message of an answer. */
export const httpFromAnswer = (answer: Answer): HttpAnswer => {
  switch (answer.type) {
    case "challenged":
    case "token":
    case "appended":
    case "heads":
    case "stored":
      return jsonAnswer(200, answer);
    case "moved":
      return jsonAnswer(409, answer);
    case "entries":
      return bytesAnswer(answer.envelopes, {
        [headerNames.seq]: String(answer.head.seq),
        [headerNames.link]: answer.head.link,
      });
    case "vault":
      return bytesAnswer(answer.bytes, { [headerNames.version]: String(answer.version) });
    case "blob":
      return bytesAnswer(answer.bytes, {});
    case "refused":
      return refusedAnswer(answer.code);
  }
};

const challenged = v.strictObject({ type: v.literal("challenged"), nonce: parse.nonce });
const token = v.strictObject({
  type: v.literal("token"),
  token: parse.token,
  minutes: parse.count,
});
const appended = v.strictObject({ type: v.literal("appended"), head: parse.head });
const heads = v.strictObject({
  type: v.literal("heads"),
  heads: v.array(v.strictObject({ log: parse.logId, head: parse.head })),
});
const stored = v.strictObject({ type: v.literal("stored") });
const moved = v.strictObject({
  type: v.literal("moved"),
  head: parse.head,
  hasTurn: v.boolean(),
});
const refused = v.strictObject({
  type: v.literal("refused"),
  code: parse.refusalCode,
  sentence: v.optional(v.string()),
});
const no = v.variant("type", [moved, refused]);

const entriesFrom = (http: HttpAnswer): Answer | Fault<"malformed"> => {
  const head = parse.parsed(parse.head, {
    seq: parse.parsedCount(http.headers[headerNames.seq]),
    link: http.headers[headerNames.link],
  });
  return isFault(head) ? head : { type: "entries", envelopes: http.body, head };
};

const vaultFrom = (http: HttpAnswer): Answer | Fault<"malformed"> => {
  const version = parse.parsedCount(http.headers[headerNames.version]);
  return isFault(version) ? version : { type: "vault", version, bytes: http.body };
};

const yesFrom = (asked: Request["type"], http: HttpAnswer): Answer | Fault<"malformed"> => {
  switch (asked) {
    case "challenge":
      return parse.parsed(challenged, valueFromJsonBytes(http.body));
    case "token":
      return parse.parsed(token, valueFromJsonBytes(http.body));
    case "found":
    case "append":
      return parse.parsed(appended, valueFromJsonBytes(http.body));
    case "heads":
      return parse.parsed(heads, valueFromJsonBytes(http.body));
    case "put-vault":
    case "delete-vault":
    case "put-blob":
      return parse.parsed(stored, valueFromJsonBytes(http.body));
    case "read":
      return entriesFrom(http);
    case "get-vault":
      return vaultFrom(http);
    case "get-blob":
      return { type: "blob", bytes: http.body };
  }
};

const isPosting = (asked: Request["type"]): boolean => asked === "append" || asked === "found";

/** The answer of an HTTP message to what was asked, or `malformed` when it answers something else. */
export const answerFromHttp = (
  asked: Request["type"],
  http: HttpAnswer,
): Answer | Fault<"malformed"> => {
  if (http.status === 200) return yesFrom(asked, http);
  const value = parse.parsed(no, valueFromJsonBytes(http.body));
  if (isFault(value)) return faultOf("malformed");
  if (value.type === "moved")
    return http.status === 409 && isPosting(asked) ? value : faultOf("malformed");
  return refusalStatuses[value.code] === http.status
    ? { type: "refused", code: value.code }
    : faultOf("malformed");
};
