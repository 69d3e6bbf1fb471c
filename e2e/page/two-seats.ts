// What the browser test runs inside a page: the client as it is, over the page's own fetch and WebSocket, for a lead and a head
// of delegation in one tab, against a real server of another origin.

import {
  attach,
  ceremonyWith,
  checkSeats,
  empowerSeats,
  httpTransport,
  invite,
  invitedLogs,
  isFileNo,
  isNotDone,
  memoryDevice,
  newId,
  newSheet,
  newcomerOf,
  openClient,
  openFile,
  ownCeremony,
  sheetKeys,
  stepCeremony,
  transcriptOf,
  verifyTranscript,
} from "@tworooms/client";
import type { Client, HttpPorts, NotDone, Talk } from "@tworooms/client";
import type { Party } from "@tworooms/talks";

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

const must = <T extends object>(value: T): Exclude<T, NotDone> => {
  if (isNotDone(value)) throw new Error(JSON.stringify(value));
  return value as Exclude<T, NotDone>;
};

const person = async (origin: string, http: HttpPorts): Promise<Client> => {
  const sheet = await sheetKeys(newSheet(random));
  const deviceKey = await crypto.subtle.importKey("raw", random(32), "AES-GCM", false, [
    "encrypt",
    "decrypt",
  ]);
  return openClient(
    {
      store: memoryDevice(),
      transport: httpTransport(origin, http),
      now: () => Date.now(),
      random,
      later: (milliseconds, run) => {
        const timer = setTimeout(run, milliseconds);
        return () => clearTimeout(timer);
      },
    },
    { sheet, deviceKey },
  );
};

const compare = async (
  lead: Client,
  desk: Talk,
  guest: Client,
  talk: Talk,
  invitation: Parameters<typeof newcomerOf>[1],
) => {
  const spoken = ["", "-"];
  for (let round = 0; round < 4; round += 1)
    for (const [index, client, seat] of [
      [0, lead, desk],
      [1, guest, talk],
    ] as const) {
      await seat.sync();
      const plan =
        index === 0
          ? ceremonyWith(newcomerOf(desk, invitation))
          : ownCeremony(talk, invitation.logs.at(-1)?.log ?? talk.id);
      if (plan === undefined) throw new Error("nobody to compare with");
      const step = must(await stepCeremony(client.ports, client.records, plan));
      if (step.type === "words") spoken[index] = step.words.join(" ");
    }
  return spoken;
};

/** Convenes, joins, compares, checks, speaks, follows live, verifies: what came of it. */
export const playInPage = async (origin: string, admission: string, http: HttpPorts) => {
  const party = "p1" as Party;
  const [lead, head] = [await person(origin, http), await person(origin, http)];
  const desk = must(
    await lead.convene({
      rules: {
        title: "In a page",
        caucusRule: "closed",
        secondApproval: "not-needed",
        receipts: "with-words",
        languages: ["en"],
        parties: [
          { party, name: "North" },
          { party: "p2" as Party, name: "South" },
        ],
      },
      shown: { name: "Lead", title: "", role: "" },
      admission,
    }),
  );
  const logs = await invitedLogs(lead.ports, desk, { as: "head", party });
  if (!("length" in logs)) throw new Error("no invitation");
  const invitation = must(
    await invite(lead.ports, lead.records, {
      logs,
      role: "head",
      title: "",
      until: Date.now() + 3_600_000,
    }),
  );
  const talk = must(await head.join(invitation.link, { name: "Head", title: "", role: "" }));
  const [one, other] = await compare(lead, desk, head, talk, invitation);
  const { seats } = newcomerOf(desk, invitation);
  must(await checkSeats(lead.ports, seats));
  must(await empowerSeats(seats, () => false));
  const following = desk.follow();
  const heard = new Promise<void>((resolve) => {
    const stop = desk.onChange(() => {
      if (!JSON.stringify(desk.view()).includes("Said in a page.")) return;
      stop();
      resolve();
    });
  });
  await talk.sync();
  const bytes = random(65_536);
  const place = { type: "room", party } as const;
  const file = await attach(talk, place, { name: "In a page.bin", type: "x/y", bytes });
  if (isFileNo(file)) throw new Error(JSON.stringify(file));
  must(
    await talk.perform({
      type: "say",
      room: party,
      item: newId(head.ports),
      words: "Said in a page.",
      files: [file],
      leave: "stays",
    }),
  );
  await heard;
  following.stop();
  const opened = await openFile(desk, place, file.blob);
  const isSame = !isFileNo(opened) && opened.bytes.every((byte, at) => byte === bytes[at]);
  const rows = await verifyTranscript(await transcriptOf(talk));
  return { one, other, isSame, verified: rows.map(({ isVerified }) => isVerified) };
};
