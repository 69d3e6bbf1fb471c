import * as nodeCrypto from "node:crypto";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { equalBytes } from "../src/envelope/bytes.ts";
import { type Engine, engine } from "../src/envelope/engine.ts";
import { nodeEngine } from "../src/envelope/node-engine.ts";
import { webEngine } from "../src/envelope/web-engine.ts";

const node = nodeEngine(nodeCrypto as unknown as Parameters<typeof nodeEngine>[0]);
const bytes = (most: number): fc.Arbitrary<Uint8Array> => fc.uint8Array({ maxLength: most });
const exactly = (length: number): fc.Arbitrary<Uint8Array> =>
  fc.uint8Array({ minLength: length, maxLength: length });

const pair = async (): Promise<CryptoKeyPair> => {
  const made = await crypto.subtle.generateKey("Ed25519", false, ["sign", "verify"]);
  if (!("privateKey" in made)) throw new Error("no pair");
  return made;
};
const sealingKey = () =>
  crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);

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
  expect(engine.digest.name).toBe(node.digest.name);
  expect(engine.digest(new Uint8Array(2_000))).toBeInstanceOf(Uint8Array);
  const { privateKey } = await pair();
  const key = await sealingKey();
  const under = { key, nonce: new Uint8Array(12), beside: new Uint8Array(96) };
  const ct = await node.seal(under, new Uint8Array(300));
  const made = [
    node.digest(ct),
    await node.sign(privateKey, ct),
    ct,
    await node.open(under, ct),
  ] as const;
  for (const each of made) expect(each.constructor).toBe(Uint8Array);
});

test("S88 both engines give the same digests and signatures", async () => {
  const { privateKey } = await pair();
  await fc.assert(
    fc.asyncProperty(bytes(1_200), async (text) => {
      expect(node.digestOfFew(text)).toEqual(webEngine.digestOfFew(text));
      expect(await node.digest(text)).toEqual(await webEngine.digest(text));
      expect(await node.sign(privateKey, text)).toEqual(await webEngine.sign(privateKey, text));
    }),
  );
});

test("S88 both engines find the same signatures authentic, and a marred one is not", async () => {
  const [one, other] = [await pair(), await pair()];
  const verdicts = async (key: CryptoKey, signature: Uint8Array, text: Uint8Array) =>
    Promise.all(
      [node, webEngine].map((each: Engine) => outcome(() => each.verify(key, signature, text))),
    );
  await fc.assert(
    fc.asyncProperty(bytes(200), fc.nat(), async (text, at) => {
      const signature = await node.sign(one.privateKey, text);
      expect(await verdicts(one.publicKey, signature, text)).toEqual([true, true]);
      expect(await verdicts(other.publicKey, signature, text)).toEqual([false, false]);
      expect(await verdicts(one.publicKey, marred(signature, at), text)).toEqual([false, false]);
      const [ours, theirs] = await verdicts(one.publicKey, signature, marred(text, at));
      expect(ours).toBe(text.length === 0);
      expect(theirs).toBe(ours);
    }),
  );
});

test("S88 what one engine seals is what the other seals and opens; a marred seal neither opens", async () => {
  const key = await sealingKey();
  await fc.assert(
    fc.asyncProperty(
      bytes(1_200),
      exactly(12),
      exactly(96),
      fc.nat(),
      async (text, nonce, beside, at) => {
        const under = { key, nonce, beside };
        const ct = await node.seal(under, text);
        expect(ct).toEqual(await webEngine.seal(under, text));
        for (const each of [node, webEngine]) {
          expect(equalBytes(await each.open(under, ct), text)).toBe(true);
          const wrong = [
            () => each.open(under, marred(ct, at)),
            () => each.open(under, ct.slice(0, at % 16)),
            () => each.open({ ...under, nonce: marred(nonce, at % 96) }, ct),
            () => each.open({ ...under, beside: marred(beside, at % 768) }, ct),
          ];
          for (const task of wrong) expect(await outcome(task)).toBe("refused");
        }
      },
    ),
  );
});
