import * as fc from "fast-check";
import type { CarryView, LedgerRow, TellingView } from "@tworooms/talks";
import { expect, test } from "vitest";
import { everyLine, filteredLines, ledgerLinesOf } from "../src/screens/desk/ledger-table.ts";
import { anyLeave, at, deskView, id, member, message, p1, p2, p3, room } from "./desk-rooms.ts";

const telling = (n: number): TellingView => ({
  carry: id(100 + n),
  told: id(200 + n),
  at: at(n),
  by: member(1),
  manner: "reworded-unnamed",
  shownAs: { type: "unattributed" },
  words: "told",
  wasAsked: false,
  readBacks: [],
  renderings: [],
  files: [],
});
const leaves = fc.array(anyLeave, { maxLength: 6 });

test("V93 each item has one standing with each room and the public, and is told where there is a telling and nowhere else", () => {
  fc.assert(
    fc.property(
      leaves,
      fc.array(fc.boolean()),
      fc.array(fc.boolean()),
      (all, wasTold, isInHand) => {
        const messages = all.map((leave, index) => message(index + 3, `item ${index}`, p1, leave));
        const ledger: LedgerRow[] = messages.flatMap(({ item }, index) =>
          wasTold[index] === true
            ? [
                {
                  from: p1,
                  item,
                  renderings: [],
                  files: [],
                  cells: [{ to: p2, tellings: [telling(index)] }],
                  public: [],
                },
              ]
            : [],
        );
        const tray: CarryView[] = messages.flatMap(({ item }, index) =>
          isInHand[index] === true
            ? [
                {
                  carry: id(300 + index),
                  from: p1,
                  item,
                  to: p3,
                  manner: "own-idea",
                  words: "w",
                  stage: "held",
                  preparedBy: member(1),
                  preparedAt: at(1),
                  dueFrom: at(2),
                  isAgain: false,
                  files: [],
                },
              ]
            : [],
        );
        const mediators = message(90, "of the mediators", "mediators");
        const view = deskView([room(p1, [...messages, mediators]), room(p2), room(p3)], {
          ledger,
          tray,
        });
        const lines = ledgerLinesOf(view);
        expect(lines.length).toBe(messages.length);
        for (const line of lines) {
          const index = messages.findIndex(({ item }) => item === line.item);
          const leave = all[index] ?? "stays";
          expect(line.cells.map((cell) => cell.room)).toEqual([p1, p2, p3]);
          const [own, second, third] = line.cells.map(({ standing }) => standing.type);
          expect(own).toBe("own");
          const untold =
            leave === "stays" ? "must-not" : leave.onlyIfAsked ? "if-asked" : "not-told";
          expect(second).toBe(wasTold[index] === true ? "told" : untold);
          expect(third).toBe(isInHand[index] === true ? "on-its-way" : untold);
          expect(line.public.type).toBe(leave === "stays" ? "must-not" : "not-told");
        }
      },
    ),
  );
});

test("V93 what was noted as said in public stands in the public column", () => {
  const said = message(3, "east", p1);
  const noted = {
    public: id<"public">(1),
    words: "We open the east.",
    source: "State television",
    by: member(1),
    at: at(5),
    seq: 9,
  };
  const row = { from: p1, item: said.item, renderings: [], files: [], cells: [], public: [noted] };
  const [line] = ledgerLinesOf(deskView([room(p1, [said]), room(p2)], { ledger: [row] }));
  expect(line?.public).toEqual({ type: "public", at: 5, times: 1 });
});

test("V94 a filter lets through exactly what it asks for, in the order it stood", () => {
  const view = deskView(
    [
      room(p1, [
        message(3, "The eastern crossing", p1, { manners: ["own-idea"], onlyIfAsked: false }),
        message(4, "Release 4,200", p1, "stays"),
      ]),
      room(p2, [message(5, "رقم ۴٬۲۰۰", p2, { manners: ["own-idea"], onlyIfAsked: false })]),
    ],
    {
      ledger: [
        {
          from: p1,
          item: message(3, "", p1).item,
          renderings: [],
          cells: [{ to: p2, tellings: [telling(1)] }],
          public: [],
        },
      ],
    },
  );
  const lines = ledgerLinesOf(view);
  const words = (filter: Parameters<typeof filteredLines>[1]): readonly string[] =>
    filteredLines(lines, filter).map((line) => line.words);
  expect(words(everyLine)).toEqual(["رقم ۴٬۲۰۰", "Release 4,200", "The eastern crossing"]);
  expect(words({ ...everyLine, standing: "told" })).toEqual(["The eastern crossing"]);
  expect(words({ ...everyLine, standing: "not-told" })).toEqual(["رقم ۴٬۲۰۰", "Release 4,200"]);
  expect(words({ ...everyLine, standing: "must-not" })).toEqual(["Release 4,200"]);
  expect(words({ ...everyLine, from: p2 })).toEqual(["رقم ۴٬۲۰۰"]);
  expect(words({ ...everyLine, text: "EASTERN" })).toEqual(["The eastern crossing"]);
});
