// The running server against its document: every operation with every status it promises, and no other.
import { Agent } from "node:http";
import { memoryStore, type Store, type StoreFault } from "@tworooms/office";
import { type Envelope, envelopeFromBytes, isFault, type LogId } from "@tworooms/seal/envelope";
import {
  type BlobId,
  frameFromAsk,
  type HttpRequest,
  httpFromRequest,
  livePath,
  mostBlobBytes,
  type Request,
  requestFromHttp,
  type Route,
  type RouteName,
  routeOf,
  routes,
  type Token,
  type VaultId,
} from "@tworooms/wire";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { type Chain, grown, sealedBy, turning } from "../../../packages/seal/test/hands.ts";
import {
  admission,
  ruledBy,
  said,
  type Sender,
  senderOf,
  tokenAsk,
  vaultOf,
  type Wish,
} from "../../../packages/office/test/site.ts";
import { roomOf, tableOf, type Town, townAt } from "../../../packages/office/test/town.ts";
import { exchange } from "./http-transport.ts";
import { hold, holdAnswer, holdRequest, promised } from "./openapi-held.ts";
import { answerFromRaw, rawExchange } from "./raw.ts";
import { siteOverHttp } from "./site.ts";

type Scene = {
  readonly origin: string;
  readonly port: number;
  readonly agent: Agent;
  readonly town: Omit<Town, "transport" | "founder">;
  readonly chain: Chain;
  readonly sender: Sender;
  readonly vault: { readonly vault: VaultId; readonly token: Token };
  readonly fail: (fault: StoreFault["fault"] | "moved" | undefined) => void;
  readonly close: () => Promise<void>;
};

const brittle = () => {
  const store = memoryStore();
  let fault: StoreFault["fault"] | "moved" | undefined;
  const answered =
    <A extends readonly unknown[], T>(method: (...ask: A) => Promise<T>) =>
    async (...ask: A): Promise<T | StoreFault | "moved"> => {
      if (fault === undefined) return method(...ask);
      return fault === "moved" ? fault : { fault };
    };
  const broken = {
    ...store,
    append: answered(store.append),
    read: answered(store.read),
    controls: answered(store.controls),
    getVault: answered(store.getVault),
    putVault: answered(store.putVault),
    deleteVault: answered(store.deleteVault),
    putBlob: answered(store.putBlob),
    getBlob: answered(store.getBlob),
    blobBytes: answered(store.blobBytes),
    putFact: answered(store.putFact),
  } as Store;
  return { store: broken, fail: (now: typeof fault) => void (fault = now) };
};

const envelopeFrom = async (bytes: Uint8Array): Promise<Envelope> => {
  const envelope = envelopeFromBytes(bytes);
  if (isFault(envelope)) throw new Error(envelope.fault);
  return envelope;
};

const nowhere = "ab".repeat(16) as LogId & VaultId & BlobId;

const sceneWith = async (wish: Wish = {}): Promise<Scene> => {
  const { store, fail } = brittle();
  const town = await tableOf("document");
  const isRestored = wish.start === "restoring";
  for (const { header, bytes } of isRestored ? town.table.envelopes : [])
    await store.append({ log: header.log, seq: header.seq, isControl: header.kind === 1, bytes });
  const site = await siteOverHttp(wish, { store });
  const transport = site.transport();
  if (!isRestored) await townAt(transport, "document");
  const sender = await senderOf(transport, town.a, town.table.state.log);
  const chain = isRestored ? town.table : await said(sender, town.table);
  const vault = await vaultOf(transport, town.a);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const { origin, port } = site.running;
  const close = async (): Promise<void> => {
    agent.destroy();
    await site.close();
  };
  return { origin, port, agent, town, chain, sender, vault, fail, close };
};

/** A right request for each operation in a scene. */
const goodOf = async (scene: Scene): Promise<Readonly<Record<RouteName, Request>>> => {
  const { sender, town, chain, vault } = scene;
  const { log, token } = sender;
  const bytes = new Uint8Array(32);
  const room = await roomOf(town.a, log, "described");
  const next = await sealedBy(town.a, chain.state);
  const envelope = next.bytes;
  return {
    challenge: { type: "challenge", id: log },
    token: await tokenAsk(sender.transport, town.a, log),
    found: { type: "found", envelope: room.envelopes[0]?.bytes ?? bytes, ground: { log, token } },
    append: { type: "append", log, token, envelope, as: "entry" },
    offer: { type: "append", log, token, envelope, as: "offer" },
    read: { type: "read", log, token, from: 0, limit: 3 },
    heads: { type: "heads", logs: [{ log, token }] },
    "put-vault": { type: "put-vault", ...vault, version: 1, bytes, ground: { admission } },
    "get-vault": { type: "get-vault", ...vault },
    "delete-vault": { type: "delete-vault", ...vault },
    "put-blob": { type: "put-blob", log, token, blob: nowhere, bytes },
    "get-blob": { type: "get-blob", log, token, blob: nowhere },
  };
};

const seen = new Set<string>();

/** Sends a message, holds the answer against the document, and gives its status. */
const told = async ({ origin, agent }: Scene, message: HttpRequest): Promise<number> => {
  const answer = await exchange(origin, message, agent);
  seen.add(holdAnswer(message, answer));
  return answer.status;
};

const askedOf = (scene: Scene, request: Request): Promise<number> => {
  const message = httpFromRequest(request);
  holdRequest(message);
  return told(scene, message);
};

const tooLarge = ({ body, most }: Route, message: HttpRequest): HttpRequest => ({
  ...message,
  body: new Uint8Array(body === "none" ? 1 : most + 1),
});

/** Something of the token, the ground or the signature is another's. */
const foreign = (request: Request): Request => {
  const token = "00" as Token;
  switch (request.type) {
    case "token":
      return { ...request, nonce: "0".repeat(64) };
    case "found":
      return { ...request, ground: { admission: "not-the-admission-token" } };
    case "challenge":
    case "heads":
      return request;
    default:
      return { ...request, token };
  }
};

const names = Object.keys(routes) as RouteName[];

const rate = (burst: number) => ({ burst, perSecond: 0 });

const plain = (path: string): HttpRequest => ({
  method: "GET",
  path,
  headers: {},
  body: new Uint8Array(),
});

test("O41 right, wrong, foreign and oversized requests are answered as the document says", async () => {
  const scene = await sceneWith({ limits: { vaultsOfGround: 0, logBlobBytes: 40 } });
  const good = await goodOf(scene);
  for (const name of names) {
    const message = httpFromRequest(good[name]);
    expect(routeOf(message.method, message.path)).toMatchObject({ name });
    expect(requestFromHttp(message)).toEqual(good[name]);
    const query = name === "read" ? "&x=1" : "?x=1";
    expect(await told(scene, { ...message, path: message.path + query })).toBe(400);
    await askedOf(scene, foreign(good[name]));
  }
  for (const name of names.filter((each) => each !== "put-blob"))
    expect(await told(scene, tooLarge(routes[name], httpFromRequest(good[name])))).toBe(413);
  // The vast one is not sent: that it says its length is enough.
  const vast = httpFromRequest(good["put-blob"]);
  const head = `PUT ${vast.path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\nauthorization: ${vast.headers["authorization"] ?? ""}\r\ncontent-type: application/octet-stream\r\ncontent-length: ${mostBlobBytes + 1}\r\n\r\n`;
  const answer = answerFromRaw(await rawExchange(scene.port, [head]));
  seen.add(holdAnswer(vast, answer));
  expect(answer.status).toBe(413);

  expect(await askedOf(scene, good.offer)).toBe(422);
  const statuses: Record<string, number> = {};
  for (const name of names) statuses[name] = await askedOf(scene, good[name]);
  expect(statuses).toMatchObject({ "get-vault": 403, append: 200, "put-vault": 200 });

  const { log, token } = scene.sender;
  const late = (await sealedBy(scene.town.b, scene.town.table.state)).bytes;
  const bytes = new Uint8Array(5);
  const put = { type: "put-vault", ...scene.vault, version: 1 } as const;
  const append = { type: "append", log, token, as: "entry" } as const;
  const blob = { type: "put-blob", log, token } as const;
  expect(await askedOf(scene, { ...append, envelope: late })).toBe(409);
  expect(await askedOf(scene, { type: "found", envelope: late, ground: { log, token } })).toBe(422);
  expect(await askedOf(scene, { ...put, bytes, ground: { log, token } })).toBe(422);
  expect(await askedOf(scene, { ...put, bytes, ground: { admission } })).toBe(200);
  expect(await askedOf(scene, { ...put, bytes: bytes.slice(1) })).toBe(409);
  expect(await askedOf(scene, good["get-vault"])).toBe(200);
  expect(await askedOf(scene, { ...blob, blob: nowhere, bytes })).toBe(409);
  const second = "cd".repeat(16) as BlobId;
  expect(await askedOf(scene, { ...blob, blob: second, bytes: new Uint8Array(41) })).toBe(422);
  const stands = await grown(scene.chain, await sealedBy(scene.town.a, scene.chain.state));
  const unpadded = await sealedBy(scene.town.a, stands.state, { length: 271 });
  expect(await askedOf(scene, { ...append, envelope: unpadded.bytes })).toBe(422);
  for (const path of ["/", "/healthz", "/readyz", "/v1/openapi.json"])
    expect(await told(scene, plain(path))).toBe(200);
  await scene.close();
});

test("O41 a failing and a full store are answered as the document says", async () => {
  const scene = await sceneWith();
  const good = await goodOf(scene);
  await askedOf(scene, good["put-vault"]);
  const unknown = await tokenAsk(scene.sender.transport, scene.town.a, nowhere);
  const other = { ...good["put-vault"], version: 7 } as Request;
  scene.fail("store-failed");
  for (const request of [unknown, other]) expect(await askedOf(scene, request)).toBe(503);
  const storing = ["found", "append", "delete-vault", "put-blob"] as const;
  for (const name of [...storing, "read", "get-vault", "get-blob"] as const)
    expect(await askedOf(scene, good[name])).toBe(503);
  expect(await told(scene, plain("/readyz"))).toBe(503);
  scene.fail("store-full");
  for (const name of storing) expect(await askedOf(scene, good[name])).toBe(507);
  expect(await askedOf(scene, other)).toBe(507);
  scene.fail(undefined);
  await askedOf(scene, good.found);
  scene.fail("moved");
  expect(await askedOf(scene, good.found)).toBe(409);
  await scene.close();
});

test("O41 asking too often is answered as the document says", async () => {
  const scene = await sceneWith({
    limits: { connection: rate(60), vaults: rate(4), appends: rate(30), reads: rate(60) },
  });
  const good = await goodOf(scene);
  const { log, token } = scene.sender;
  const bad = (await sealedBy(scene.town.a, scene.chain.state, { length: 271 })).bytes;
  const tooOften = async (request: Request): Promise<void> => {
    for (let count = 0; count < 100; count += 1)
      if ((await askedOf(scene, request)) === 429) return;
    throw new Error("never too often");
  };
  await tooOften({ type: "append", log, token, envelope: bad, as: "entry" });
  for (const name of ["read", "get-blob", "put-blob", "get-vault", "delete-vault"] as const)
    await tooOften(good[name]);
  for (const name of ["challenge", "token", "found", "put-vault"] as const)
    await tooOften(good[name]);
  expect(seen).toContain("append 429");
  await scene.close();
});

test("O41 a restored server answers offers as the document says", async () => {
  const scene = await sceneWith({
    start: "restoring",
    limits: { offers: { burst: 3, perSecond: 0 } },
  });
  const { log, token } = scene.sender;
  const lost = await sealedBy(scene.town.b, scene.chain.state);
  const next = await grown(scene.chain, lost);
  const offer = (envelope: Uint8Array) =>
    askedOf(scene, { type: "append", log, token, envelope, as: "offer" });
  expect(await offer(lost.bytes)).toBe(200);
  const stale = (await sealedBy(scene.town.a, scene.chain.state)).bytes;
  scene.fail(undefined);
  expect(await offer(stale)).toBe(409);
  const after = (await sealedBy(scene.town.a, next.state)).bytes;
  expect(await offer(after)).toBe(200);
  expect(await offer((await sealedBy(scene.town.lead, next.state)).bytes)).toBe(429);
  await scene.close();

  const failing = await sceneWith({ start: "restoring" });
  const own = { ...(await goodOf(failing)).offer, token: failing.sender.token } as Request;
  for (const [fault, status] of [
    ["store-failed", 503],
    ["store-full", 507],
  ] as const) {
    failing.fail(fault);
    expect(await askedOf(failing, own)).toBe(status);
  }
  await failing.close();
});

test("O41 frames of a live connection have the shapes of the document", async () => {
  const scene = await sceneWith();
  const { log, token } = scene.sender;
  const socket = new WebSocket(scene.origin.replace("http", "ws") + livePath);
  await new Promise((resolve) => socket.once("open", resolve));
  seen.add("live 101");
  const late = (await sealedBy(scene.town.b, scene.town.table.state)).bytes;
  const next = (await sealedBy(scene.town.a, scene.chain.state)).bytes;
  const types = new Set<string>();
  const isOver = new Promise<void>((resolve) => {
    socket.on("message", (data: Buffer, isBinary) => {
      if (isBinary) return;
      const tell = JSON.parse(data.toString()) as { type: string };
      hold(tell, "components", "schemas", "LiveTell");
      types.add(tell.type);
      if (types.size === 5) resolve();
    });
  });
  const remove = await turning((await grown(scene.chain, await envelopeFrom(next))).state, {
    type: "remove",
    member: scene.town.a.id,
  });
  const follow = { type: "follow", log, token, from: 0 } as const;
  const unfollow = { type: "unfollow", log: nowhere } as const;
  for (const ask of [follow, { ...follow, log: nowhere }, unfollow] as const) {
    hold(ask, "components", "schemas", "LiveAsk");
    socket.send(frameFromAsk(ask));
  }
  socket.send(late);
  socket.send(next);
  const lead = await senderOf(scene.sender.transport, scene.town.lead, log);
  let chain = scene.chain;
  while (!types.has("appended"))
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
  chain = await grown(chain, await envelopeFrom(next));
  await ruledBy(lead, chain, remove);
  await isOver;
  expect([...types].toSorted()).toEqual(["appended", "ended", "following", "moved", "refused"]);
  socket.close();
  await scene.close();
});

test("O41 nothing that the document promises was left untried, and nothing else was seen", () => {
  expect([...seen].toSorted()).toEqual(promised());
});
