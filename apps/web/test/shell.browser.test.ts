import { afterAll, beforeAll, expect, test } from "vitest";
import { lookKey } from "../src/look/kept-look.ts";
import { languages } from "../src/look/look.ts";
import type { Gallery } from "./gallery.ts";
import { axeFaults, openGallery, picture } from "./gallery.ts";
import { messagesIn } from "./messages.ts";

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(() => gallery.close());

const did = "main output";

test("V53 single keys act outside fields alone, and not at all once they are switched off", async () => {
  const page = await gallery.open("show=shell");
  const field = page.getByRole("textbox", { name: "Middle" });
  await field.focus();
  await page.keyboard.type("c.?");
  expect(await field.inputValue()).toBe("c.?");
  expect(await page.textContent(did)).toBe("nothing");
  await page.getByRole("heading", { name: "Middle" }).click();
  await page.keyboard.press("c");
  await expect.poll(() => page.textContent(did)).toBe("carry");
  await page.keyboard.press("z");
  await expect.poll(() => page.textContent(did)).toBe("take-back");
  await page.keyboard.press("Control+c");
  expect(await page.textContent(did)).toBe("take-back");
  await page.keyboard.press("1");
  await expect.poll(() => page.textContent(did)).toBe("pane-1");
  await page.context().close();

  const without = await gallery.open("show=shell", { singleKeys: false });
  await without.getByRole("heading", { name: "Middle" }).click();
  await without.keyboard.press("c");
  await without.keyboard.press(".");
  await without.keyboard.press("F6");
  expect(await without.textContent(did)).toBe("nothing");
  expect(await without.getByRole("list", { name: "Keys" }).count()).toBe(0);
  await without.context().close();

  const remapped = await gallery.open("show=shell", { keys: { carry: "m" } });
  await remapped.keyboard.press("c");
  await remapped.keyboard.press("m");
  await expect.poll(() => remapped.textContent(did)).toBe("carry");
  await remapped.context().close();
});

test("V53 the question mark lists what can be done, Control and K finds and does it", async () => {
  const page = await gallery.open("show=shell");
  await page.keyboard.press("?");
  const list = page.getByRole("dialog", { name: "Keys" });
  await list.getByText("Varda").waitFor();
  expect(await list.getByText("Take back").count()).toBe(0);
  // While the list is open its page rests.
  await page.keyboard.press("c");
  expect(await page.textContent(did)).toBe("nothing");
  await page.keyboard.press("Escape");
  await list.waitFor({ state: "hidden" });
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Commands" });
  await palette.getByRole("textbox").fill("carr");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.textContent(did)).toBe("carry");
  await palette.waitFor({ state: "hidden" });
  await page.context().close();
});

test("V53 F6 goes from pane to pane and round again, and back with Shift", async () => {
  const page = await gallery.open("show=shell");
  const here = (): Promise<unknown> =>
    page.evaluate("document.activeElement.getAttribute('aria-label')");
  for (const name of ["Varda", "Middle", "Selen", "Varda"]) {
    await page.keyboard.press("F6");
    expect(await here()).toBe(name);
  }
  await page.keyboard.press("Shift+F6");
  expect(await here()).toBe("Selen");
  await page.context().close();
});

test("V54 the curtain hides everything at once, by key and by button, and gives it back as it was", async () => {
  const page = await gallery.open("show=shell");
  const field = page.getByRole("textbox", { name: "Middle" });
  await field.fill("we could let it open first");
  await page.getByRole("heading", { name: "Middle" }).click();
  await page.keyboard.press(".");
  await page.getByText("The curtain is down.").waitFor();
  const seen = await page.evaluate("document.body.innerText");
  expect(seen).not.toMatch(/Varda|Selen|Aru River|open first/);
  expect(await page.getByRole("textbox").count()).toBe(0);
  expect(await axeFaults(page)).toEqual([]);
  await picture(page, "curtain");
  await page.keyboard.press(".");
  await page.getByRole("textbox", { name: "Middle" }).waitFor();
  expect(await field.inputValue()).toBe("we could let it open first");
  await page.getByRole("button", { name: "Let the curtain down" }).click();
  await page.getByRole("button", { name: "Lift the curtain" }).press("Enter");
  expect(await field.inputValue()).toBe("we could let it open first");
  await page.context().close();
});

test("V54 the curtain comes down over an open dialog too, and the dialog is there again after it", async () => {
  const page = await gallery.open("show=shell");
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keys" }).getByText("Varda").waitFor();
  await page.keyboard.press(".");
  const curtain = page.getByRole("dialog", { name: "The curtain is down." });
  await curtain.waitFor();
  const covers = await curtain.evaluate((one) => {
    const { width, height } = one.getBoundingClientRect();
    const top = document.elementFromPoint(innerWidth / 2, innerHeight / 3);
    return width >= innerWidth && height >= innerHeight && one.contains(top);
  });
  expect(covers).toBe(true);
  // Escape, however often, does not lift it.
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  expect(await curtain.isVisible()).toBe(true);
  await page.keyboard.press(".");
  await curtain.waitFor({ state: "detached" });
  expect(await page.getByRole("dialog", { name: "Keys" }).isVisible()).toBe(true);
  await page.context().close();
});

test("V64 one sound tells that leave is asked: not for what was there, not twice, not when switched off", async () => {
  for (const sound of [true, false]) {
    const page = await gallery.open("show=shell", { sound });
    await page.getByRole("heading", { name: "Middle" }).click();
    await page.evaluate(`globalThis.played = 0;
      const real = AudioContext.prototype.createOscillator;
      AudioContext.prototype.createOscillator = function () { globalThis.played += 1; return real.call(this); };
      const view = (asks) => ({ type: "party", party: "p1", people: [], flags: [], room: { messages: [{ asks }] } });
      globalThis.ask = (...asks) => putTalk({ view: view(asks) });
      ask({ ask: "1" });`);
    const played = (): Promise<unknown> => page.evaluate("played");
    const once = sound ? 2 : 0;
    // The view of a desk stood here before; what the first view of a party holds is new to it and sounds.
    await expect.poll(played).toBe(once);
    await page.evaluate(`ask({ ask: "1" }, { ask: "2", answer: { type: "refused" } })`);
    await page.evaluate(`ask({ ask: "1" }, { ask: "3" })`);
    await expect.poll(played).toBe(2 * once);
    await page.evaluate(`ask({ ask: "3" })`);
    await page.evaluate(`ask({ ask: "1" }, { ask: "3" })`);
    await page.evaluate(
      "new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))",
    );
    expect(await played()).toBe(2 * once);
    await page.context().close();
  }
});

test("V58 when a screen breaks a sentence stands there, without the error or anything it showed", async () => {
  const page = await gallery.open("show=shell");
  await page.getByRole("heading", { name: "Middle" }).click();
  await page.keyboard.press("/");
  await page.getByRole("alert").filter({ hasText: "Something broke" }).waitFor();
  expect(await page.content()).not.toContain("4,200");
  expect(await page.getByRole("navigation", { name: "Places" }).count()).toBe(1);
  await page.context().close();
});

test.each(languages)(
  "V59 what must be said of a talk stands above it with what to do, in %s",
  async (language) => {
    const page = await gallery.open("show=shell", { language });
    const messages = messagesIn(language);
    for (const key of ["warning.went-back", "warning.locked", "warning.sheet", "warning.storage"])
      await page.getByText(messages.get(key) ?? "?", { exact: true }).waitFor();
    expect(await page.getByText(messages.get("warning.split") ?? "?").count()).toBe(0);
    await page.context().close();
  },
);

test("V63 the shell names the talks, tells each side's time where it is known, the line and the build, and nothing in the title", async () => {
  const talk = "0f".repeat(16);
  const page = await gallery.open(
    "show=shell",
    { zones: { [talk]: { p1: "Asia/Tehran", p2: "Europe/Paris" } } },
    { timezoneId: "UTC" },
  );
  await page.getByRole("heading", { level: 1, name: "Aru River crossings" }).waitFor();
  const clocks: unknown = await page.evaluate(
    `[...document.querySelectorAll("header dl div")].map((one) => one.textContent)`,
  );
  const now = Date.now();
  const at = (zone: string): string =>
    new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: zone }).format(
      now,
    );
  expect(
    [
      at("UTC"),
      new Intl.DateTimeFormat("en-GB", {
        hour: "2-digit",
        minute: "2-digit",
        timeZone: "UTC",
      }).format(now - 60_000),
    ].map((time) => `You${time}`),
  ).toContain((clocks as readonly string[])[0]);
  expect((clocks as readonly string[])[1]).toMatch(/^Varda\d\d:[03]\d$|^Varda\d\d:\d\d$/);
  expect(clocks).toHaveLength(3);
  await page.getByText("1,204 entries").waitFor();
  await page.getByText("Live").waitFor();
  await page.getByText("0123456789ab").waitFor();
  expect(await page.title()).toBe("Two Rooms");
  await page.context().close();
});

test("V63 on a telephone the rail is a list behind a button, and panes change at the bottom", async () => {
  const page = await gallery.open("show=shell", {}, { viewport: { width: 390, height: 844 } });
  expect(await page.getByRole("navigation", { name: "Panes" }).isVisible()).toBe(true);
  await page.getByRole("button", { name: "Places" }).click();
  const places = page.getByRole("dialog", { name: "Places" });
  await places.getByRole("button", { name: "Lock" }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await picture(page, "shell-phone-places");
  await page.context().close();
});

test("V44 another tab's change of the look shows here, and storage holds the look alone", async () => {
  const page = await gallery.open("show=shell");
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.evaluate(
    ([key]) => {
      const kept = JSON.parse(localStorage.getItem(key ?? "") ?? "{}");
      localStorage.setItem(key ?? "", JSON.stringify({ ...kept, language: "fa" }));
    },
    [lookKey],
  );
  await expect.poll(() => page.evaluate("document.documentElement.dir")).toBe("rtl");
  expect(await page.evaluate("Object.keys(localStorage)")).toEqual([lookKey]);
  expect(await page.evaluate("sessionStorage.length")).toBe(0);
  await page.context().close();
});
