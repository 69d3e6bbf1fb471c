// What goes wrong on a day of talks, on the screens of those it happens to: a page loaded again in mid-hold, a network that goes,
// words that differ, links used twice or withdrawn, newcomers after the doors were shut, somebody removed, two tabs, a lock.

import { afterAll, beforeAll, expect, test } from "vitest";
import {
  compareWords,
  convene,
  goTo,
  inviteAs,
  join,
  openInvitations,
  pane,
  rowOf,
  said,
  sayWithLeave,
  showWords,
  talkOf,
  write,
} from "./rounds.ts";
import { findings } from "./canaries.ts";
import type { Seat, Stage } from "./stage.ts";
import { openStage } from "./stage.ts";

let stage: Stage;
let mediator: Seat;
let deputy: Seat;
let varda: Seat;
let sheet: string;
let used: string;
beforeAll(async () => {
  stage = await openStage();
  mediator = await stage.seat("Inês Tavares");
  deputy = await stage.seat("Odile Brandt");
  varda = await stage.seat("H. Merrin", { holdSeconds: 120 });
  sheet = await convene(stage, mediator);
  [used = ""] = await openInvitations(mediator);
  await join(varda, used);
}, 600_000);
afterAll(() => stage.close());

/** The mediator says something in Varda's room, at once. */
const tellVarda = async (words: string): Promise<void> => {
  await goTo(mediator, "Desk");
  const { page } = mediator;
  const field = page.getByRole("textbox", { name: "Write to Varda" });
  if ((await field.count()) === 0)
    await page.getByRole("button", { name: /^Write to Varda/ }).click();
  await field.fill(words);
  await page.getByRole("button", { name: /^Send to Varda/ }).click();
  await pane(mediator, "p1").getByRole("button", { name: "Send now" }).click();
  await said(mediator, words).waitFor();
};

test("V234 while words differ nobody is checked and no door is shut; they are compared again and found the same", async () => {
  const [one, other] = await showWords(mediator, varda);
  expect(one).toHaveLength(4);
  expect(other).toEqual(one);
  await mediator.page.getByRole("button", { name: "They differ" }).click();
  await mediator.page.getByText("Somebody stands between you").waitFor();
  expect(await mediator.page.getByRole("button", { name: /mark as checked/ }).count()).toBe(0);
  await mediator.page.keyboard.press("Escape");
  await rowOf(mediator, "H. Merrin").getByText("Words not compared").waitFor();
  await mediator.page
    .getByRole("button", { name: "First compare words with everybody who sits" })
    .waitFor();
  const dialog = varda.page.getByRole("dialog", { name: /Compare words/ });
  if (await dialog.isVisible()) await varda.page.keyboard.press("Escape");
  await rowOf(mediator, "H. Merrin").getByRole("button", { name: "Compare words" }).click();
  const again = mediator.page.getByRole("button", { name: "Begin again" });
  const same = mediator.page.getByRole("button", { name: /mark as checked/ });
  await again.or(same).first().waitFor();
  if ((await again.count()) > 0) await again.click();
  await same.click();
  await rowOf(mediator, "H. Merrin").getByText("Words compared").waitFor();
});

test("V235 a page loaded again in mid-hold sends nothing by itself: what was held waits for a tap, and then stands once", async () => {
  await write(varda, "Lantern at the ferry steps.", "It stays here");
  const composer = varda.page.getByRole("textbox", { name: /^Write to the mediators/ });
  await expect.poll(() => composer.inputValue()).toBe("");
  await varda.page.reload();
  await varda.page.getByText("Waits for your tap").waitFor();
  expect(await varda.page.getByText("Lantern at the ferry steps.").count()).toBe(1);
  await tellVarda("I am at the desk.");
  await said(varda, "I am at the desk.").waitFor();
  expect(await said(mediator, "Lantern at the ferry steps.").count()).toBe(0);
  await varda.page.getByRole("button", { name: "Send now" }).click();
  await said(mediator, "Lantern at the ferry steps.").waitFor();
  await varda.page.getByText("Waits for your tap").waitFor({ state: "hidden" });
  expect(await said(varda, "Lantern at the ferry steps.").count()).toBe(1);
});

test("V236 a delegate without a network reads what is there, writes, is told so, and catches up", async () => {
  await varda.network.cut();
  await varda.page.getByText("No answer from the server").first().waitFor();
  await tellVarda("Said while you were away.");
  await write(varda, "Written without a network.", "It stays here");
  await varda.page.getByRole("button", { name: "Send now" }).click();
  await varda.page.getByText("The server did not answer.").first().waitFor();
  expect(await said(varda, "Lantern at the ferry steps.").count()).toBe(1);
  expect(await said(varda, "Said while you were away.").count()).toBe(0);
  await varda.network.mend();
  await said(varda, "Said while you were away.").waitFor();
  expect(await said(mediator, "Written without a network.").count()).toBe(0);
  await varda.page.getByRole("button", { name: "Send now" }).click();
  await said(mediator, "Written without a network.").waitFor();
  expect(await said(mediator, "Written without a network.").count()).toBe(1);
});

test("V237 two tabs of a seat are one person: what one writes the other shows, and when one closes the other goes on", async () => {
  const other = await varda.tab(`/t/${talkOf(varda)}/room`);
  const theirs = { ...varda, page: other };
  await said(theirs, "Written without a network.").waitFor();
  await write(theirs, "From the second tab.", "It stays here");
  await varda.page.getByRole("button", { name: "Send now" }).click();
  await said(theirs, "From the second tab.").waitFor();
  await said(varda, "From the second tab.").waitFor();
  expect(await said(mediator, "From the second tab.").count()).toBe(1);
  await varda.page.close();
  varda = theirs;
  await sayWithLeave(varda, "After the first tab closed.", "It stays here");
  await said(mediator, "After the first tab closed.").waitFor();
  expect(await said(mediator, "After the first tab closed.").count()).toBe(1);
});

test("V238 a link opens one seat: used twice, withdrawn or run out it says so and opens nothing", async () => {
  const second = await stage.seat("Somebody else");
  const tryLink = async (link: string): Promise<string> => {
    await second.page.goto("about:blank");
    await second.page.goto(link);
    await second.page.getByLabel("Your name").fill("Somebody else");
    await second.page.getByRole("button", { name: "Come in" }).click();
    return (await second.page.getByRole("alert").filter({ hasText: /\w/ }).textContent()) ?? "";
  };
  expect(await tryLink(used)).toMatch(/^This link opens nothing any more/);
  const [selen = ""] = await openInvitations(mediator);
  await mediator.page.getByRole("button", { name: "Withdraw" }).first().click();
  await mediator.page.getByLabel("Invitation link").waitFor({ state: "hidden" });
  expect(await tryLink(selen)).toMatch(/^This link opens nothing any more/);
  const late = await inviteAs(mediator, "Head of delegation", "Selen");
  stage.clock.daysAhead = 8;
  expect(await tryLink(late)).toMatch(/^This link opens nothing any more/);
  stage.clock.daysAhead = 0;
  expect(await second.page.getByText("Lantern at the ferry steps.").count()).toBe(0);
  await second.context.close();
});

test("V239, V254 and V271 after the doors are shut a newcomer reads nothing until it is added; once removed it reads nothing new", async () => {
  await join(deputy, await inviteAs(mediator, "Mediator"));
  await compareWords(mediator, deputy);
  await mediator.page.getByRole("button", { name: "Shut the doors" }).click();
  await mediator.page.getByText("The doors are shut:").waitFor();
  await deputy.page.close();

  const delegate = await stage.seat("L. Vass");
  await join(delegate, await inviteAs(varda, "Delegate"));
  await rowOf(varda, "Newcomer").getByText("Waits to be added").waitFor();
  expect(await findings(delegate, ["Lantern at the ferry"])).toEqual([]);
  // V254: it is told why, and offered nothing that cannot be done; nobody counts who has not come.
  await delegate.page.getByText("The doors were shut before you came").waitFor();
  await delegate.page.getByText("You came after the doors were shut").waitFor();
  expect(await delegate.page.getByText("A key of one place is missing").count()).toBe(0);
  expect(await delegate.page.getByRole("textbox").count()).toBe(0);
  await compareWords(varda, delegate, "Newcomer");
  await varda.page.getByText("Newcomer is checked; the keys have turned.").waitFor();
  await delegate.page.getByText("You came after the doors were shut").waitFor({ state: "hidden" });
  await goTo(varda, "Room");
  await sayWithLeave(varda, "Read by all of us.", "It stays here");
  await delegate.page.goto(`${stage.origin}/t/${talkOf(varda)}/room`);
  await said(delegate, "Read by all of us.").waitFor();

  await goTo(varda, "People");
  await rowOf(varda, "L. Vass").getByRole("button", { name: "Remove" }).click();
  await varda.page.getByRole("button", { name: "Remove, and turn the keys" }).click();
  await rowOf(varda, "L. Vass").waitFor({ state: "hidden" });
  await goTo(varda, "Room");
  await sayWithLeave(varda, "Osprey weir is ours alone.", "It stays here");
  await goTo(mediator, "Desk");
  await said(mediator, "Osprey weir is ours alone.").waitFor();
  // V271: it is told at once, without a word of who or why; what it began to write stays where it is and goes nowhere.
  await delegate.page.getByText("The server no longer lets you in here").waitFor();
  await delegate.page.getByRole("textbox").fill("Too late to say.");
  await delegate.page.getByRole("button", { name: "The server no longer lets you in" }).waitFor();
  await delegate.page.getByRole("textbox").press("Control+Enter");
  expect(await delegate.page.locator("[data-held]").count()).toBe(0);
  await delegate.page.reload();
  await delegate.page.getByText("The server no longer lets you in here").waitFor();
  await said(delegate, "Read by all of us.").waitFor();
  await delegate.page.locator("main").waitFor();
  expect(await findings(delegate, ["Osprey weir"])).toEqual([]);
});

test("V240 a locked device shows nothing until its twelve words are typed; one that walked into a room holds that room alone", async () => {
  const { page } = mediator;
  await goTo(mediator, "Desk");
  await tellVarda("Before the lock.");
  await page.getByRole("button", { name: "Lock", exact: true }).click();
  await page.goto(stage.origin);
  await page.getByRole("heading", { name: "This device is locked" }).waitFor();
  expect(await findings(mediator, ["Before the lock.", "Lantern at the ferry"])).toEqual([]);
  await page.getByLabel("The twelve words").fill(sheet);
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await page.getByRole("link", { name: /Aru River crossings/ }).click();
  await said(mediator, "Before the lock.").waitFor();

  await page.goto(`${stage.origin}/settings`);
  await page.getByRole("button", { name: "Walk into the room of Selen" }).click();
  await page.waitForURL("**/room");
  await page.getByText("You are in Selen’s room.").waitFor();
  expect(await findings(mediator, ["Before the lock.", "Lantern at the ferry"])).toEqual([]);
  await page.goto(stage.origin);
  await page.getByLabel("The twelve words").fill(sheet);
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await page.getByRole("link", { name: /Aru River crossings/ }).click();
  await said(mediator, "Before the lock.").waitFor();
});
