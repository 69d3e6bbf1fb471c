import { readFile, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { encode } from "uqr";
import { afterAll, beforeAll, expect, test } from "vitest";
import { languages } from "../src/look/look.ts";
import { roomOf } from "../src/parts/room-marks.ts";
import { clippedIn } from "./clipped.ts";
import type { Gallery } from "./gallery.ts";
import { axeFaults, buildGallery, openGallery, picture } from "./gallery.ts";

let gallery: Gallery;
beforeAll(async () => {
  gallery = await openGallery();
});
afterAll(() => gallery.close());

test.each(
  languages.flatMap((language) =>
    (["light", "dark"] as const).map((shade) => ({ language, shade })),
  ),
)("V48 parts and shell are clean to axe in $language, $shade", async ({ language, shade }) => {
  for (const show of ["parts", "shell"]) {
    const page = await gallery.open(`show=${show}`, { language, shade });
    expect(await page.evaluate("document.documentElement.dir")).toBe(
      language === "en" ? "ltr" : "rtl",
    );
    expect(await axeFaults(page), show).toEqual([]);
    await picture(page, `${show}-${language}-${shade}`);
    await page.context().close();
  }
});

test("V48 parts are clean to axe at 320 pixels, in forced colours, and while a dialog and words are open", async () => {
  const narrow = await gallery.open("show=parts", {}, { viewport: { width: 320, height: 640 } });
  expect(await narrow.evaluate("document.documentElement.scrollWidth")).toBe(320);
  expect(await axeFaults(narrow)).toEqual([]);
  await picture(narrow, "parts-320");
  const forced = await gallery.open("show=parts", {}, { forcedColors: "active" });
  await forced.getByRole("button", { name: "Say", exact: true }).click();
  await forced.getByRole("button", { name: "Alarm" }).click();
  expect(await axeFaults(forced)).toEqual([]);
  await picture(forced, "parts-forced");
  await forced.getByRole("button", { name: "Dialog" }).click();
  expect(await axeFaults(forced)).toEqual([]);
  await narrow.context().close();
  await forced.context().close();
});

test.each(languages)(
  "V49 no text is cut in the test language over %s, at a desk and on a telephone",
  async (language) => {
    for (const width of [1280, 390])
      for (const show of ["parts", "shell"]) {
        const page = await gallery.open(
          `show=${show}&pseudo`,
          { language },
          { viewport: { width, height: 900 } },
        );
        expect(await page.textContent("body")).toContain("⟦");
        expect(await clippedIn(page), `${show} ${width}`).toEqual([]);
        await picture(page, `${show}-pseudo-${language}-${width}`);
        await page.context().close();
      }
  },
);

test("V49 a build for people holds nothing of the test language, and no link brings it", async () => {
  const folder = await buildGallery("production");
  const files = await readdir(join(folder, "assets"));
  for (const file of files.filter((name) => name.endsWith(".js")))
    expect(await readFile(join(folder, "assets", file), "utf8"), file).not.toMatch(/⟦|\\u27E6/i);
  expect(files.some((name) => name.startsWith("pseudo"))).toBe(false);
  await rm(folder, { recursive: true });
});

const smallTargets = (
  least: number,
): string => `[...document.querySelectorAll("a[href], button, input, select, textarea, [role=switch]")]
  .map((target) => target.matches("input[type=radio]") ? target.closest("label") : target)
  .filter((target) => target.getClientRects().length > 0)
  .map((target) => ({ what: target.outerHTML.slice(0, 90), box: target.getBoundingClientRect() }))
  .filter(({ what, box }) => !what.includes("skip") && (box.width < ${least} || box.height < ${least}))
  .map(({ what }) => what)`;

test("V50 whatever is pressed is 24 pixels at a desk and buttons are 44 under a finger", async () => {
  for (const show of ["parts", "shell"]) {
    const desk = await gallery.open(`show=${show}`);
    expect(await desk.evaluate(smallTargets(24)), show).toEqual([]);
    await desk.context().close();
    const phone = await gallery.open(
      `show=${show}`,
      {},
      { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    );
    expect(await phone.evaluate(smallTargets(24)), show).toEqual([]);
    expect(
      await phone.evaluate(
        `[...document.querySelectorAll("button:not([role=menuitem])")].filter((one) => one.getClientRects().length > 0 && one.getBoundingClientRect().height < 44).map((one) => one.outerHTML.slice(0, 90))`,
      ),
      show,
    ).toEqual([]);
    await picture(phone, `${show}-phone`);
    await phone.context().close();
  }
});

test("V51 a list of ten thousand starts at its newest and holds only what is in sight", async () => {
  const page = await gallery.open("show=list");
  await page.getByText(/^9999\. /).waitFor();
  await page.getByText("10000 end").waitFor();
  expect(await page.getByRole("listitem").count()).toBeLessThan(60);
  const last = page.getByText(/^9999\. /);
  expect(await last.evaluate((one) => one.getBoundingClientRect().bottom <= innerHeight + 1)).toBe(
    true,
  );
  await page.getByRole("button", { name: "Add one" }).click();
  await page.getByText(/^10000\. /).waitFor();
  await expect
    .poll(() =>
      page
        .getByText(/^10000\. /)
        .evaluate((one) => one.getBoundingClientRect().bottom <= innerHeight + 1),
    )
    .toBe(true);
  await page.context().close();
});

test("V66 a message that comes into a room draws no other that was there already", async () => {
  const page = await gallery.open("show=room");
  await page.getByText("Message 1.").waitFor();
  const drawn = (): Promise<readonly number[]> => page.evaluate("[...drawn]");
  // Until the list has measured what is in sight it may draw more than once.
  let [before, settled]: (readonly number[])[] = [await drawn(), []];
  await expect
    .poll(async () => {
      [settled, before] = [before, await drawn()];
      return String(settled) === String(before);
    })
    .toBe(true);
  for (const coming of [2, 3, 4]) {
    await page.evaluate("come()");
    await page.getByText(`Message ${coming}.`).waitFor();
  }
  const after = await drawn();
  expect(after.length).toBe(5);
  expect(after.slice(0, 2)).toEqual(before);
  expect(after.slice(2)).toEqual([1, 1, 1]);
  await page.context().close();
});

test("V51 a list keeps its place while something comes in below, and finds a message again", async () => {
  const page = await gallery.open("show=list");
  await page.getByText(/^9999\. /).waitFor();
  await page.getByRole("button", { name: "Show 4321" }).click();
  const wanted = page.getByText(/^4321\. /);
  await expect
    .poll(() => page.evaluate(`document.activeElement.textContent.startsWith("4321. ")`))
    .toBe(true);
  const placeOf = (): Promise<number> =>
    wanted.evaluate((one) => Math.round(one.getBoundingClientRect().top));
  // The list settles once heights around are measured.
  let [before, settled] = [await placeOf(), -1];
  await expect
    .poll(async () => {
      [settled, before] = [before, await placeOf()];
      return settled === before;
    })
    .toBe(true);
  expect(before).toBeGreaterThan(80);
  expect(before).toBeLessThan(900);
  await page.getByRole("button", { name: "Add one" }).click();
  await page.getByText("10001").first().waitFor();
  expect(Math.abs((await placeOf()) - before)).toBeLessThanOrEqual(1);
  await page.getByRole("button", { name: "Down to the newest" }).click();
  await page.getByText(/^10000\. /).waitFor();
  await page.context().close();
});

test("V56 the code of an address is dark where it must be, in each room's shape and on a dark page too", async () => {
  const page = await gallery.open("show=parts", { shade: "dark" });
  const address = `https://talks.example/join#${"Kq7_".repeat(52)}`;
  const { data, size } = encode(address, { ecc: "M", border: 0 });
  for (const [index, name] of ["Varda", "Selen", "Tarn", "Orlo"].entries()) {
    expect(roomOf(index).letter).toBe("ABCD"[index]);
    const code = page.getByRole("img", { name, exact: true });
    // The middle of each field, as a reader takes it, from the drawing at eight points a field.
    const drawn: unknown = await code.evaluate(
      async (svg, [fields, quiet]) => {
        const scale = 8;
        const copy = svg.cloneNode(true) as SVGElement;
        const side = (fields + 2 * quiet) * scale;
        copy.setAttribute("width", String(side));
        copy.setAttribute("height", String(side));
        copy.setAttribute("fill", getComputedStyle(svg).fill);
        const image = new Image();
        image.src = `data:image/svg+xml;utf8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
        await image.decode();
        const canvas = document.createElement("canvas");
        canvas.width = side;
        canvas.height = side;
        const pen = canvas.getContext("2d");
        if (pen === null) return [];
        pen.fillStyle = "#fff";
        pen.fillRect(0, 0, side, side);
        pen.drawImage(image, 0, 0);
        const { data: dots } = pen.getImageData(0, 0, side, side);
        const isDark = (x: number, y: number): boolean => {
          const at =
            (Math.floor((y + quiet + 0.5) * scale) * side + Math.floor((x + quiet + 0.5) * scale)) *
            4;
          return (dots[at] ?? 255) + (dots[at + 1] ?? 255) + (dots[at + 2] ?? 255) < 400;
        };
        return Array.from({ length: fields }, (_, y) =>
          Array.from({ length: fields }, (__, x) => isDark(x, y)),
        );
      },
      [size, 4] as const,
    );
    expect(drawn, name).toEqual(data);
  }
  await page.context().close();
});

test("V60 a menu and a dialog are worked by keys, and give the focus back", async () => {
  const page = await gallery.open("show=parts");
  const menu = page.getByRole("button", { name: "Places" });
  await menu.press("Enter");
  await expect.poll(() => page.evaluate("document.activeElement.textContent")).toBe("Desk");
  await page.keyboard.press("ArrowDown");
  expect(await page.evaluate("document.activeElement.textContent")).toBe("Log");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.getByText("log", { exact: true }).waitFor();
  await menu.press("Enter");
  await page.keyboard.press("Escape");
  await expect.poll(() => menu.evaluate((one) => one === document.activeElement)).toBe(true);
  const opener = page.getByRole("button", { name: "Dialog" });
  await opener.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Keys" });
  await dialog.waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  expect(await opener.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.context().close();
});

test("V61 what is said is a status, an alarm is an alert and stays until it is put down", async () => {
  const page = await gallery.open("show=parts");
  await page.getByRole("button", { name: "Say", exact: true }).click();
  await page.getByRole("status").getByText("Take back").waitFor();
  await page.getByRole("button", { name: "Alarm" }).click();
  const alert = page.getByRole("alert").filter({ hasText: "two histories" });
  await alert.waitFor();
  await alert.getByRole("button", { name: "Close" }).click();
  await alert.waitFor({ state: "hidden" });
  await page.context().close();
});
