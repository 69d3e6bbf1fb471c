// What the server writes down: nothing that was said, by whom, where or when to the second.
import { routes } from "@tworooms/wire";
import { expect, test } from "vitest";
import { turning } from "../../../packages/seal/test/hands.ts";
import {
  admission,
  asked,
  ruledBy,
  said,
  senderOf,
  tokenAsk,
  vaultOf,
  watch,
} from "../../../packages/office/test/site.ts";
import { townAt } from "../../../packages/office/test/town.ts";
import { exchange } from "./http-transport.ts";
import { rawExchange } from "./raw.ts";
import { siteOverHttp } from "./site.ts";

const canary = "canary-7b1d";

test("O37 a log line holds a route, a status and a duration, and never an id, a token, an address or a word", async () => {
  const site = await siteOverHttp();
  const transport = site.transport();
  const town = await townAt(transport, "logged");
  const [lead, a] = [
    await senderOf(transport, town.lead, town.table.state.log),
    await senderOf(transport, town.a, town.table.state.log),
  ];
  const eyes = await watch(transport);
  eyes.ask({ type: "follow", log: a.log, token: a.token, from: 0 });
  await eyes.next();
  const chain = await said(a, town.table);
  const { vault, token } = await vaultOf(transport, town.a);
  const bytes = new TextEncoder().encode(canary);
  await asked(transport, {
    type: "put-vault",
    vault,
    token,
    version: 1,
    bytes,
    ground: { admission },
  });
  await asked(transport, {
    type: "put-blob",
    log: a.log,
    token: a.token,
    blob: "cd".repeat(16) as never,
    bytes,
  });
  await asked(transport, await tokenAsk(transport, town.b, a.log, { key: town.a.id }));
  await ruledBy(lead, chain, await turning(chain.state, { type: "remove", member: town.a.id }));
  const { origin, port } = site.running;
  const bare = { headers: { "x-canary": canary }, body: new Uint8Array() };
  await exchange(origin, { method: "GET", path: `/${canary}`, ...bare });
  await exchange(origin, { method: canary.toUpperCase(), path: "/", ...bare }).catch(
    () => undefined,
  );
  await exchange(origin, { method: "GET", path: `/v1/vaults/${vault}?token=${canary}`, ...bare });
  await rawExchange(port, [`${canary}\r\n\r\n`]);
  eyes.close();
  await site.close();

  const lines = site.lines.join("");
  expect(site.lines.length).toBeGreaterThan(20);
  expect(lines).not.toContain(canary);
  expect(lines).not.toContain(canary.toUpperCase());
  expect(lines).not.toContain(admission);
  expect(lines).not.toMatch(/[0-9a-f]{16}/);
  expect(lines).not.toMatch(/127\.0\.0\.1|localhost|Bearer/);
  const known = new Set([
    ...Object.values(routes).map(({ method, template }) => `${method} ${template}`),
    "no-such-route",
    "wrong-method",
  ]);
  for (const line of site.lines) {
    const { level, time, route, status, ms, event, ...more } = JSON.parse(line) as Record<
      string,
      unknown
    >;
    expect(more).toEqual({});
    expect(level).toBe(30);
    expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/);
    const isAnswer = known.has(String(route)) && Number.isInteger(status) && Number.isInteger(ms);
    const isEvent = route === undefined && ms === undefined && /^[a-z-]+$/.test(String(event));
    expect([isAnswer, isEvent]).toContain(true);
  }
});
