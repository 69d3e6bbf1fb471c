// Where a text could be found in somebody else's browser: what is drawn, what is stored, what came over the network. Looked for in
// the spellings that bytes of it could have.

import type { Seat } from "./stage.ts";

const everythingStored = `(async () => {
  const texts = [document.documentElement.outerHTML, document.title, location.href, document.cookie];
  for (const field of document.querySelectorAll("input, textarea")) texts.push(field.value);
  for (const kept of [localStorage, sessionStorage]) texts.push(JSON.stringify(kept));
  for (const name of await caches.keys())
    for (const asked of await (await caches.open(name)).keys()) texts.push(asked.url);
  const write = (value, depth) => {
    if (value instanceof CryptoKey) {
      if (value.extractable) texts.push("EXTRACTABLE KEY");
    } else if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) {
      const bytes = new Uint8Array(value.buffer ?? value);
      let text = "";
      for (const byte of bytes) text += String.fromCharCode(byte);
      texts.push(text);
    } else if (typeof value === "object" && value !== null && depth < 6) {
      for (const each of Object.entries(value)) write(each, depth + 1);
    } else texts.push(String(value));
  };
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((resolve, reject) => {
      const asked = indexedDB.open(name);
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    for (const store of database.objectStoreNames)
      for (const what of ["getAll", "getAllKeys"])
        write(await new Promise((resolve, reject) => {
          const asked = database.transaction(store).objectStore(store)[what]();
          asked.onsuccess = () => resolve(asked.result);
          asked.onerror = () => reject(asked.error);
        }), 0);
    database.close();
  }
  return texts.join("\\n");
})()`;

const spellings = (canary: string): readonly (readonly [string, string])[] => [
  ["as it is", Buffer.from(canary, "utf8").toString("latin1")],
  ["in two bytes a letter", Buffer.from(canary, "utf16le").toString("latin1")],
  ["in hexadecimal", Buffer.from(canary, "utf8").toString("hex")],
  ...[0, 1, 2].map((shift): readonly [string, string] => [
    `in base64, shifted by ${shift}`,
    // The first and the last letters depend on what stands around.
    Buffer.from(" ".repeat(shift) + canary, "utf8")
      .toString("base64url")
      .slice(4, -4),
  ]),
];

/** Fewer letters than that stand anywhere by chance. */
const fewest = 7;

/** Where canaries stand in a person's page, storage or network: a line for each find. */
export const findings = async (
  seat: Seat,
  canaries: readonly string[],
): Promise<readonly string[]> => {
  const drawn: unknown = await seat.page.evaluate(everythingStored);
  const places = [
    ["page or storage", Buffer.from(String(drawn), "utf8").toString("latin1") + String(drawn)],
    ["network", seat.network.received().toString("latin1")],
  ] as const;
  return places.flatMap(([place, text]) =>
    canaries.flatMap((canary) =>
      spellings(canary)
        .filter(([, spelled]) => spelled.length >= fewest && text.includes(spelled))
        .map(([how]) => `${canary}: in the ${place} of ${seat.name}, ${how}`),
    ),
  );
};
