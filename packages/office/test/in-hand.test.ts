// Bytes under way, booked before a body is taken in.
import type { Token } from "@tworooms/wire";
import { expect, test } from "vitest";
import { siteInProcess } from "./in-process.ts";
import { admission } from "./site.ts";
import { sendersOf, townAt } from "./town.ts";

test("O47 nobody without a token brings a body, and each seat has room of its own for so many bytes", async () => {
  const site = await siteInProcess({ limits: { bytesInHand: 1_000 } });
  const town = await townAt(site.transport());
  const [lead, a] = await sendersOf(town, site.transport);
  const { inHand } = site.office;
  expect(await inHand({ token: "00" as Token }, 1)).toBe("not-admitted");
  expect(await inHand({ admission: "not-the-admission-token" }, 1)).toBe("not-admitted");
  expect(typeof (await inHand({ admission }, 1_000_000))).toBe("function");
  const first = await inHand({ token: a.token }, 700);
  expect(await inHand({ token: a.token }, 700)).toBe("too-often");
  expect(typeof (await inHand({ token: lead.token }, 700))).toBe("function");
  if (typeof first !== "function") throw new Error("no room");
  first();
  first();
  const again = await inHand({ token: a.token }, 700);
  expect(typeof again).toBe("function");
  expect(await inHand({ token: a.token }, 700)).toBe("too-often");
  await site.close();
});
