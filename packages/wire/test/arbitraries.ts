// Every request, answer and frame there is, for laws over all of them.
import type { Answer, BlobId, LiveAsk, LiveTell, Request, Token, VaultId } from "@tworooms/wire";
import { refusalCodes } from "@tworooms/wire";
import type { Link, LogId } from "@tworooms/seal/envelope";
import * as fc from "fast-check";

const hex = (bytes: number) =>
  fc
    .uint8Array({ minLength: bytes, maxLength: bytes })
    .map((array) => Buffer.from(array).toString("hex"));
const log = hex(16).map((text) => text as LogId);
const vault = hex(16).map((text) => text as VaultId);
const blob = hex(16).map((text) => text as BlobId);
const token = fc.stringMatching(/^[A-Za-z0-9_-]{1,180}$/).map((text) => text as Token);
const admission = fc.stringMatching(/^[!-~]{16,128}$/);
const bytes = fc.uint8Array({ minLength: 1, maxLength: 300 });
const count = fc.maxSafeNat();
const head = fc.record({ seq: count, link: hex(32).map((text) => text as Link) });
const ground = fc.oneof(fc.record({ admission }), fc.record({ log, token }));
const literal = <T extends string>(type: T) => fc.constant(type);

export const requests: fc.Arbitrary<Request> = fc.oneof(
  fc.record({ type: literal("challenge"), id: log }),
  fc.record({
    type: literal("token"),
    id: log,
    key: fc.oneof(hex(16), hex(32)),
    origin: fc.constantFrom("http://127.0.0.1:8470", "https://talks.example", "http://[::1]:8470"),
    nonce: hex(32),
    signature: fc.uint8Array({ minLength: 64, maxLength: 64 }),
  }),
  fc.record({ type: literal("found"), envelope: bytes, ground }),
  fc.record({
    type: literal("append"),
    log,
    token,
    envelope: bytes,
    as: fc.constantFrom("entry" as const, "offer" as const),
  }),
  fc.record({
    type: literal("read"),
    log,
    token,
    from: count,
    limit: fc.integer({ min: 1, max: 99_999 }),
  }),
  fc.record({
    type: literal("heads"),
    logs: fc.array(fc.record({ log, token }), { minLength: 1, maxLength: 8 }),
  }),
  fc.record({ type: literal("get-vault"), vault, token }),
  fc.record(
    {
      type: literal("put-vault"),
      vault,
      token,
      ground,
      version: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
      bytes,
    },
    { requiredKeys: ["type", "vault", "token", "version", "bytes"] },
  ),
  fc.record({ type: literal("delete-vault"), vault, token }),
  fc.record({ type: literal("put-blob"), log, token, blob, bytes }),
  fc.record({ type: literal("get-blob"), log, token, blob }),
);

const code = fc.constantFrom(...refusalCodes);
const moved = fc.record({ type: literal("moved"), head, hasTurn: fc.boolean() });
const refused = fc.record({ type: literal("refused"), code });

export const answers: fc.Arbitrary<readonly [Request["type"], Answer]> = fc.oneof(
  fc.tuple(literal("challenge"), fc.record({ type: literal("challenged"), nonce: hex(32) })),
  fc.tuple(literal("token"), fc.record({ type: literal("token"), token, minutes: fc.nat() })),
  fc.tuple(
    fc.constantFrom("found" as const, "append" as const),
    fc.oneof(fc.record({ type: literal("appended"), head }), moved, refused),
  ),
  fc.tuple(literal("read"), fc.record({ type: literal("entries"), envelopes: bytes, head })),
  fc.tuple(
    literal("heads"),
    fc.record({ type: literal("heads"), heads: fc.array(fc.record({ log, head })) }),
  ),
  fc.tuple(literal("get-vault"), fc.record({ type: literal("vault"), version: count, bytes })),
  fc.tuple(
    fc.constantFrom("put-vault" as const, "delete-vault" as const, "put-blob" as const),
    fc.oneof(fc.record({ type: literal("stored") }), refused),
  ),
  fc.tuple(literal("get-blob"), fc.oneof(fc.record({ type: literal("blob"), bytes }), refused)),
);

export const asks: fc.Arbitrary<LiveAsk> = fc.oneof(
  fc.record({ type: literal("follow"), log, token, from: count }),
  fc.record({ type: literal("unfollow"), log }),
  fc.record({ type: literal("append"), envelope: bytes }),
);

export const tells: fc.Arbitrary<LiveTell> = fc.oneof(
  fc.record({ type: literal("following"), log, head }),
  fc.record({ type: literal("following"), log, head, isRestoring: fc.constant(true as const) }),
  fc.record({
    type: literal("ended"),
    log,
    code: fc.constantFrom(...refusalCodes, "too-slow" as const),
  }),
  fc.record({ type: literal("entry"), envelope: bytes }),
  fc.record({ type: literal("appended"), log, head }),
  fc.record({ type: literal("moved"), log, head, hasTurn: fc.boolean() }),
  fc.record({ type: literal("refused"), log, code }, { requiredKeys: ["type", "code"] }),
);
