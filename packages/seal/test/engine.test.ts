import * as fc from "fast-check";
import { expect, test } from "vitest";
import { equalBytes, joinBytes } from "../src/envelope/bytes.ts";
import { type Asked, type Engine, engine as node } from "../src/envelope/engine.ts";
import { webEngine } from "../src/envelope/web-engine.ts";

const bytes = (most: number): fc.Arbitrary<Uint8Array> => fc.uint8Array({ maxLength: most });
const exactly = (length: number): fc.Arbitrary<Uint8Array> =>
  fc.uint8Array({ minLength: length, maxLength: length });

const pair = async () => {
  const made = await crypto.subtle.generateKey("Ed25519", false, ["sign", "verify"]);
  if (!("privateKey" in made)) throw new Error("no pair");
  const { privateKey, publicKey } = made;
  return {
    raw: new Uint8Array(await crypto.subtle.exportKey("raw", publicKey)),
    sign: async (text: Uint8Array) =>
      new Uint8Array(await crypto.subtle.sign("Ed25519", privateKey, new Uint8Array(text))),
  };
};

/** The same bytes with one bit turned, or one byte cut off. */
const marred = (text: Uint8Array, at: number): Uint8Array => {
  const bit = at % (8 * text.length + 1);
  if (bit === 8 * text.length) return text.slice(0, -1);
  return text.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
};

const outcome = async (task: () => unknown): Promise<unknown> => {
  try {
    return await task();
  } catch {
    return "refused";
  }
};

test("S88 in Node it is Node's own module that computes, and it answers in plain bytes", async () => {
  expect(node).not.toBe(webEngine);
  expect(node.digest(new Uint8Array(2_000))).toBeInstanceOf(Uint8Array);
  const key = await node.sealingKey(new Uint8Array(32));
  const under = { key, nonce: new Uint8Array(12), beside: new Uint8Array(96) };
  const ct = node.seal(under, new Uint8Array(300));
  expect(ct).toBeInstanceOf(Uint8Array);
  if (!(ct instanceof Uint8Array)) return;
  for (const each of [node.digest(ct), node.digestOfFew([ct]), ct, node.open(under, ct)])
    expect(each.constructor).toBe(Uint8Array);
});

test("S88 a sealing key is a CryptoKey from which nothing is taken, in either engine", async () => {
  for (const each of [node, webEngine]) {
    const key = await each.sealingKey(new Uint8Array(32));
    expect(key.constructor).toBe((await webEngine.sealingKey(new Uint8Array(32))).constructor);
    expect(key).toMatchObject({ extractable: false, algorithm: { name: "AES-GCM", length: 256 } });
    await expect(crypto.subtle.exportKey("raw", key)).rejects.toThrow(/extractable|format/i);
  }
});

test("S88 both engines give the same digests", () =>
  fc.assert(
    fc.asyncProperty(bytes(1_200), fc.array(bytes(200)), async (text, parts) => {
      expect(node.digestOfFew(parts)).toEqual(webEngine.digestOfFew(parts));
      expect(webEngine.digestOfFew(parts)).toEqual(await node.digest(joinBytes(...parts)));
      expect(await node.digest(text)).toEqual(await webEngine.digest(text));
    }),
  ));

test("S88 both engines find the same signatures authentic, and a marred one is not", async () => {
  const [one, other] = [await pair(), await pair()];
  const ways: readonly (readonly [Engine, Asked])[] = [
    [node, "alone"],
    [node, "with-others"],
    [webEngine, "alone"],
  ];
  const verdicts = (raw: Uint8Array, signature: Uint8Array, text: Uint8Array) =>
    Promise.all(
      ways.map(([each, asked]) =>
        outcome(async () => each.verify(await each.verifyingKey(raw), signature, text, asked)),
      ),
    );
  await fc.assert(
    fc.asyncProperty(bytes(200), fc.nat(), exactly(32), async (text, at, anyKey) => {
      const signature = await one.sign(text);
      expect(await verdicts(one.raw, signature, text)).toEqual([true, true, true]);
      expect(await verdicts(other.raw, signature, text)).toEqual([false, false, false]);
      expect(await verdicts(one.raw, marred(signature, at), text)).toEqual([false, false, false]);
      const [verdict, ...same] = await verdicts(anyKey, signature, text);
      expect(same).toEqual([verdict, verdict]);
      const isSame = text.length === 0;
      expect(await verdicts(one.raw, signature, marred(text, at))).toEqual([
        isSame,
        isSame,
        isSame,
      ]);
    }),
  );
});

test("S88 both engines sign alike, by a key from which nothing is taken and which signs alone", async () => {
  const start = Uint8Array.from(Buffer.from("302e020100300506032b657004220420", "hex"));
  const pkcs8 = joinBytes(
    start,
    Uint8Array.from({ length: 32 }, (_, index) => index),
  );
  const [ours, theirs] = [await node.signingKey(pkcs8), await webEngine.signingKey(pkcs8)];
  expect(node.sign(ours, pkcs8)).toBeInstanceOf(Uint8Array);
  for (const key of [ours, theirs]) {
    expect(key.constructor).toBe(theirs.constructor);
    expect(key).toMatchObject({ extractable: false, type: "private", usages: ["sign"] });
    await expect(crypto.subtle.exportKey("pkcs8", key)).rejects.toThrow(/extractable/i);
  }
  await fc.assert(
    fc.asyncProperty(bytes(200), async (text) => {
      const signature = await webEngine.sign(theirs, text);
      // A key that came another way signs too.
      for (const key of [ours, theirs]) expect(await node.sign(key, text)).toEqual(signature);
    }),
  );
});

test("S88 what one engine seals is what the other seals and opens; a marred seal neither opens", async () => {
  const raw = Uint8Array.from({ length: 32 }, (_, index) => index);
  const keys = new Map([
    [node, await node.sealingKey(raw)],
    [webEngine, await webEngine.sealingKey(raw)],
  ]);
  await fc.assert(
    fc.asyncProperty(
      bytes(1_200),
      exactly(12),
      exactly(96),
      fc.nat(),
      async (text, nonce, beside, at) => {
        const sealed: Uint8Array[] = [];
        for (const [each, key] of keys) sealed.push(await each.seal({ key, nonce, beside }, text));
        const [ct = text, same] = sealed;
        expect(ct).toEqual(same);
        for (const [each, key] of keys) {
          const under = { key, nonce, beside };
          expect(equalBytes(await each.open(under, ct), text)).toBe(true);
          const wrong = [
            () => each.open(under, marred(ct, at)),
            () => each.open(under, ct.slice(0, at % 16)),
            () => each.open({ ...under, nonce: marred(nonce, at % 96) }, ct),
            () => each.open({ ...under, beside: marred(beside, at % 768) }, ct),
          ];
          for (const task of wrong) expect(await outcome(task)).toBe("refused");
        }
        // A key that another part of the house made opens too, by the engine that knows it.
        const [, foreign] = [...keys.values()];
        if (foreign === undefined) throw new Error("no key");
        expect(await node.open({ key: foreign, nonce, beside }, ct)).toEqual(text);
        expect(await node.seal({ key: foreign, nonce, beside }, text)).toEqual(ct);
      },
    ),
  );
});
