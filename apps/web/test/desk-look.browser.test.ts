import { expect, test } from "vitest";
import { openDeskStage, newId, party } from "./desk-stage.ts";

test("look", async () => {
  const stage = await openDeskStage();
  const { lead, talk } = stage;
  try {
    lead.page.on("console", (m) => console.log("console", m.type(), m.text()));
    lead.page.on("pageerror", (e) => console.log("pageerror", e.message));
    await stage.invite(0);
    const reworded = { manners: ["reworded-unnamed", "own-idea"], onlyIfAsked: false } as const;
    await stage.say(0, "If inspectors come up: two from each side is workable for us.", {
      manners: ["reworded-named"],
      onlyIfAsked: true,
    });
    await lead.act("perform", {
      talk,
      command: {
        type: "say",
        room: party("p1"),
        item: newId(),
        words:
          "Noted, I keep that until Selen raises it. Where are you on the order of the crossings?",
      },
    });
    const east = await stage.say(
      0,
      "On the eastern crossing: we could let it open first, but only after a joint inspection. Please don’t say it came from us.",
      reworded,
    );
    await stage.say(0, "Yes. But our release figure, 4,200 m³/s, is for you alone.", "stays");
    await stage.say(
      1,
      "Our minister needs the first month of readings kept out of the press. That is the real obstacle.",
      "stays",
    );
    await stage.say(1, "پیش از بازرسی مشترک، دربارهٔ گذرگاه شرقی گفت‌وگو نمی‌کنیم.", reworded);
    await stage.say(1, "Daily gauge readings are possible if the first month stays private.", {
      manners: ["as-written", "reworded-named"],
      onlyIfAsked: false,
    });
    await lead.page.goto(`${stage.origin}/t/${talk}/desk`);
    await lead.page.waitForSelector("[data-item]");
    await lead.page.screenshot({ path: "/tmp/tr/desk-1.png" });
    await lead.page.locator(`[data-item="${east}"]`).click();
    await lead.page.waitForTimeout(300);
    await lead.page.screenshot({ path: "/tmp/tr/desk-2.png" });
    await lead.page.getByRole("button", { name: "What to do with it" }).first().focus();
    await lead.page
      .locator(`[data-item="${east}"]`)
      .getByRole("button", { name: /What to do|Close/ })
      .click();
    await lead.page.waitForTimeout(300);
    await lead.page.screenshot({ path: "/tmp/tr/desk-3.png" });
    await lead.page.keyboard.press("c");
    await lead.page.waitForTimeout(300);
    await lead.page.screenshot({ path: "/tmp/tr/desk-4.png" });
    await lead.page.getByLabel("Reworded, unnamed").check();
    await lead.page
      .getByLabel("Your wording")
      .fill(
        "There may be a sequence in which the eastern crossing could open first, once both sides have inspected it together. Flow would stay near 4,200 m³/s while that happens.",
      );
    await lead.page.getByRole("button", { name: "Check it" }).click();
    await lead.page.waitForTimeout(900);
    await lead.page.screenshot({ path: "/tmp/tr/desk-5.png" });
    await lead.page.emulateMedia({ colorScheme: "dark" });
    await lead.page.screenshot({ path: "/tmp/tr/desk-5d.png" });
    await lead.page.emulateMedia({ colorScheme: "light" });
    await lead.page.keyboard.press("Escape");
    await lead.page.keyboard.press("1");
    await lead.page.waitForTimeout(200);
    await lead.page.keyboard.type(
      "Would a figure of close to the seasonal mean be something I may use?",
    );
    await lead.page.keyboard.press("Control+Enter");
    await lead.page.waitForTimeout(900);
    await lead.page.screenshot({ path: "/tmp/tr/desk-6.png" });
    expect(1).toBe(1);
  } finally {
    await stage.close();
  }
});
