// What persons do in a round, as they do it: by the names on the screen, never by what lies behind it.

import type { Locator } from "playwright-core";
import type { Seat, Stage } from "./stage.ts";

/** How a message may be used, by the words on the screen. */
export type Use =
  | "It stays here"
  | "As written"
  | "Reworded, named"
  | "Reworded, unnamed"
  | "As their idea";

const pathOf = ({ page }: Seat): string => new URL(page.url()).pathname;
/** The talk that a person's page shows. */
export const talkOf = (seat: Seat): string => pathOf(seat).split("/")[2] ?? "";

const button = ({ page }: Seat, name: string | RegExp): Locator =>
  page.getByRole("button", { name });

/** Convenes talks of two sides from the address that the server printed; ends at the desk. Gives the twelve words. */
export const convene = async (
  stage: Stage,
  seat: Seat,
  rules: (seat: Seat) => Promise<void> = async () => undefined,
): Promise<string> => {
  const { page, press, fill } = seat;
  await page.goto(stage.printed);
  await press(button(seat, "Convene talks"));
  await fill(page.getByLabel("What the talks are called"), "Aru River crossings");
  await fill(page.getByLabel("Your name"), seat.name);
  await fill(page.getByLabel("Side 1"), "Varda");
  await fill(page.getByLabel("Side 2"), "Selen");
  await rules(seat);
  await press(button(seat, "Convene talks"));
  await page.waitForURL("**/sheet");
  await page.locator("ol[lang=en] li").first().waitFor();
  const words = await page.locator("ol[lang=en] li span").allTextContents();
  const asked = page.locator("label").filter({ hasText: /^Word \d+$/ });
  for (const name of await asked.allTextContents())
    await fill(page.getByLabel(name, { exact: true }), words[Number(name.slice(5)) - 1] ?? "");
  await press(button(seat, "It is saved"));
  await page.waitForURL("**/desk");
  await page.getByRole("heading", { name: "Carry tray" }).waitFor();
  return words.join(" ");
};

/** Goes to one of the places of the talk by the rail. */
export const goTo = async (
  { page }: Seat,
  place: "Desk" | "Room" | "Caucus" | "Ledger" | "People",
): Promise<void> => {
  await page.getByRole("link", { name: place, exact: false }).first().click();
  await page.waitForURL(`**/${place.toLowerCase()}`);
};

/** The links of the invitations that are out, in the order of the screen. */
export const openInvitations = async (seat: Seat): Promise<readonly string[]> => {
  await goTo(seat, "People");
  const links = seat.page.getByLabel("Invitation link");
  await links.first().waitFor();
  return links.evaluateAll((fields) =>
    fields.map((field) => (field as { value?: string }).value ?? ""),
  );
};

/** Makes an invitation on the screen of people, and gives its link. */
export const inviteAs = async (seat: Seat, role: string, party?: string): Promise<string> => {
  await goTo(seat, "People");
  const before = await seat.page.getByLabel("Invitation link").count();
  await button(seat, "Invite").click();
  const dialog = seat.page.getByRole("dialog", { name: "Invite" });
  await dialog.getByLabel("As", { exact: true }).selectOption({ label: role });
  if (party !== undefined) await dialog.getByLabel("Of which side").selectOption({ label: party });
  await dialog.getByRole("button", { name: "Make the invitation" }).click();
  const refused = dialog.getByRole("alert");
  const list = seat.page.getByLabel("Invitation link").nth(before);
  await refused.or(list).first().waitFor();
  if ((await refused.count()) > 0)
    throw new Error(`no invitation: ${(await refused.textContent()) ?? ""}`);
  const known = await openInvitations(seat);
  if (known.length !== before + 1)
    await seat.page.getByLabel("Invitation link").nth(before).waitFor();
  const links = await openInvitations(seat);
  return links.at(-1) ?? "";
};

/** Comes in by a link; ends in the room, or at the desk. */
export const join = async (seat: Seat, link: string): Promise<void> => {
  await seat.page.goto(link);
  await seat.fill(seat.page.getByLabel("Your name"), seat.name);
  await seat.press(button(seat, "Come in"));
  await seat.page.waitForURL(/\/t\/[0-9a-f]+\/(?:room|desk)$/);
};

const wordsShown = ({ page }: Seat): Locator => page.getByRole("list", { name: "Four words" });
/** The row of a person on the screen of people. */
export const rowOf = ({ page }: Seat, name: string): Locator =>
  page.getByRole("listitem").filter({ has: page.getByText(name, { exact: true }) });

/** Begins to compare words with a newcomer, and gives what both screens show. `shown`: what the list of people calls it yet. */
export const showWords = async (
  inviter: Seat,
  newcomer: Seat,
  shown: string = newcomer.name,
): Promise<readonly [readonly string[], readonly string[]]> => {
  await goTo(inviter, "People");
  await rowOf(inviter, shown).getByRole("button", { name: "Compare words" }).click();
  await wordsShown(newcomer).waitFor();
  await wordsShown(inviter).waitFor();
  return [
    await wordsShown(inviter).getByRole("listitem").allTextContents(),
    await wordsShown(newcomer).getByRole("listitem").allTextContents(),
  ];
};

/** The inviter says that the words are the same: the newcomer is checked. */
export const agreeOnWords = async (inviter: Seat, newcomer: Seat): Promise<void> => {
  await button(inviter, /mark as checked/).click();
  await wordsShown(inviter).waitFor({ state: "hidden" });
  await wordsShown(newcomer).waitFor({ state: "hidden" });
  await rowOf(inviter, newcomer.name).getByText("Words compared").waitFor();
};

/** Compares words and marks them as checked. */
export const compareWords = async (
  inviter: Seat,
  newcomer: Seat,
  shown: string = newcomer.name,
): Promise<void> => {
  const [one, other] = await showWords(inviter, newcomer, shown);
  if (one.length !== 4 || one.join(" ") !== other.join(" "))
    throw new Error(`the words of ${inviter.name} and ${newcomer.name} are not the same`);
  await agreeOnWords(inviter, newcomer);
};

/** A message, telling or question on somebody's screen, by its words. */
export const said = ({ page }: Seat, words: string): Locator =>
  page.getByRole("article").filter({ hasText: words });

/** A delegate writes with a leave; it is held. */
export const write = async (seat: Seat, words: string, use: Use): Promise<void> => {
  await seat.fill(seat.page.getByRole("textbox", { name: /^Write to the mediators/ }), words);
  await seat.press(seat.page.getByRole("radio", { name: use }));
  await seat.press(button(seat, /^Send to the mediators/));
  await button(seat, "Send now").last().waitFor();
};

/** A delegate says something with a leave, and does not wait for the end of the hold. */
export const sayWithLeave = async (seat: Seat, words: string, use: Use): Promise<void> => {
  await write(seat, words, use);
  await button(seat, "Send now").last().click();
  await said(seat, words).waitFor();
};

/** A room's pane on a desk. */
export const pane = ({ page }: Seat, party: "p1" | "p2"): Locator =>
  page.locator(`section[data-place="room/${party}"]`);

/** Chooses a message in a room of the desk and takes it to the tray. */
export const takeToTray = async (seat: Seat, from: "p1" | "p2", words: string): Promise<void> => {
  const message = pane(seat, from).getByRole("article").filter({ hasText: words });
  await message.hover();
  await message.getByRole("button", { name: "What to do with it" }).click();
  await message.getByRole("button", { name: /^Carry/ }).click();
  await seat.page.getByLabel("Your wording").waitFor();
};

/** Words what is in the tray and lets it be checked. */
export const word = async (seat: Seat, manner: Use, words: string): Promise<void> => {
  const { page } = seat;
  const choice = page.getByRole("radio", { name: manner });
  await choice.check();
  await page.getByLabel("Your wording").fill(words);
  await button(seat, "Check it").click();
};

/** Takes out every phrase that stops the hand-over; ends when it may be handed over. */
export const takeOut = async (seat: Seat, to: string): Promise<void> => {
  const out = button(seat, /^Take it out/).first();
  const free = button(seat, new RegExp(`^Hand over to ${to}`));
  for (;;) {
    await out.or(free).first().waitFor();
    if ((await free.count()) > 0) return;
    await out.click();
  }
};

/** The carries in hand, on a desk. */
export const inHand = ({ page }: Seat): Locator =>
  page.getByRole("list", { name: "Carries in hand" });

/** Hands over what was checked; ends when it waits at the desk: for its hold, or for another mediator too. */
export const handOver = async (
  seat: Seat,
  to: string,
  waits: "held" | "waits for approval" = "held",
): Promise<void> => {
  await button(seat, new RegExp(`^Hand over to ${to}`)).click();
  await inHand(seat).getByText(waits).waitFor();
};
