// Writes vectors/log.json: a room from its genesis to the removal of a delegate, with entries that are void and
// envelopes that are none of its entries on the way. Ed25519 signs alike everywhere, so the bytes are fixed.
import {
  type Control,
  type Envelope,
  type LogState,
  acceptBytes,
  admit,
  contexts,
  envelopeFromBytes,
  hexFromBytes,
  isFault,
  sha256,
  signedBytes,
} from "@tworooms/seal/envelope";
import {
  type Hand,
  acceptOf,
  bytesOf,
  controlBy,
  envelopeOf,
  genesisOf,
  handOf,
  inviteOf,
  partyOf,
  pastOf,
  pressBy,
  sealedBy,
  turnFor,
  turning,
} from "../../hands.ts";
import { type LogVectors, digestOfState, rosterOf, verdictOf } from "../log.ts";
import { plain } from "../rows.ts";

export const file = "log.json";

type Entry = LogVectors["entries"][number];

/** The log under writing; `state` after all that was handed over so far. */
type Writing = {
  readonly entries: Entry[];
  readonly envelopes: Envelope[];
  state: LogState | undefined;
};

const hand = async (writing: Writing, name: string, envelope: Envelope): Promise<void> => {
  const admission = await admit(writing.state, envelope);
  if (admission.type !== "not-an-entry") writing.state = admission.state;
  writing.envelopes.push(envelope);
  writing.entries.push({
    name,
    hex: hexFromBytes(envelope.bytes),
    verdict: verdictOf(admission),
    ...(admission.type === "not-an-entry" ? {} : { link: admission.link }),
    state: await digestOfState(writing.state),
  });
};

const flipped = (envelope: Envelope, at: number): Envelope => {
  const bytes = envelope.bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));
  const read = envelopeFromBytes(bytes);
  if (isFault(read)) throw new Error(read.fault);
  return read;
};

const written = async (): Promise<Writing> => {
  const writing: Writing = { entries: [], envelopes: [], state: undefined };
  const state = (): LogState => {
    if (writing.state === undefined) throw new Error("no log yet");
    return writing.state;
  };
  const post = async (name: string, by: Hand, control: Control): Promise<void> =>
    hand(writing, name, await controlBy(by, state(), control));
  const seal = async (
    name: string,
    by: Hand,
    settings?: { readonly epoch?: number; readonly length?: number },
  ): Promise<void> => hand(writing, name, await sealedBy(by, state(), settings));

  const lead = await handOf("lead");
  const head = await handOf("head of A");
  const deputy = await handOf("deputy of A");
  const interpreter = await handOf("interpreter");
  const stranger = await handOf("stranger");
  const first = await handOf("invitation 1");
  const second = await handOf("invitation 2");
  const third = await handOf("invitation 3");
  const M = await partyOf("mediators");
  const A = await partyOf("A");

  const genesis = await genesisOf(lead, M);
  const other = await genesisOf(stranger, M);
  await hand(
    writing,
    "a genesis with a wrong signature",
    flipped(genesis, genesis.bytes.length - 1),
  );
  await hand(writing, "a genesis whose ct was changed", flipped(genesis, 120));
  await hand(writing, "genesis by the lead", genesis);
  await hand(writing, "the same genesis again", genesis);
  await hand(writing, "another log's genesis", other);
  await seal("sealed before the first epoch", lead);
  await post(
    "an invitation before the first epoch",
    lead,
    await inviteOf(state(), first, A, { boxed: false }),
  );
  await post("epoch 1", lead, await turning(state(), { type: "epoch" }));
  await seal("sealed by the lead", lead);
  await hand(writing, "the same sealed entry again", writing.envelopes.at(-1) ?? genesis);
  await seal("sealed by nobody here", stranger);
  await seal("sealed in an epoch to come", lead, { epoch: 2 });
  await seal("sealed at a length no padding gives", lead, { length: 273 });
  await hand(writing, "press in a room", await pressBy(lead, state(), "words for the world"));

  await post("invite the head of A, boxed", lead, await inviteOf(state(), first, A));
  await post("the same invitation again", lead, await inviteOf(state(), first, A));
  await post("accept with keys the invitation did not sign", head, {
    ...(await acceptOf(state(), stranger, head)),
    invite: first.id,
  } as Control);
  await post("accept", head, await acceptOf(state(), first, head));
  await post(
    "a second accept of one invitation",
    stranger,
    await acceptOf(state(), first, stranger),
  );
  await seal("sealed by the unchecked head", head);
  await post("the unchecked head turns the epoch", head, await turning(state(), { type: "epoch" }));

  const words = async (
    by: Hand,
    phase: "hash" | "reveal",
    attempt: number,
    label = by.label,
  ): Promise<Control> => {
    const r = await bytesOf(`r ${label} ${attempt}`);
    const value = phase === "reveal" ? r : await sha256(r);
    return { type: "words", ceremony: [head.id], attempt, phase, value };
  };
  await post("words: the lead's hash", lead, await words(lead, "hash", 1));
  await post("words: a reveal too early", lead, await words(lead, "reveal", 1));
  await post("words: A's hash", head, await words(head, "hash", 1));
  await post("words: A's hash again", head, await words(head, "hash", 1, "other"));
  await post("words: a reveal that does not fit", lead, await words(lead, "reveal", 1, "other"));
  await post("words: the lead's reveal", lead, await words(lead, "reveal", 1));
  await post("words: A's reveal", head, await words(head, "reveal", 1));
  await post("words: attempt 3 before 2", head, await words(head, "hash", 3));

  await post("check with a box missing", lead, {
    type: "check",
    member: head.id,
    turn: { ...(await turnFor(state(), { type: "check", member: head.id })), boxes: [] },
    past: await pastOf(1, head.id),
  });
  await post("check without the past", lead, {
    type: "check",
    member: head.id,
    turn: await turnFor(state(), { type: "check", member: head.id }),
    past: [],
  });
  await post("check", lead, await turning(state(), { type: "check", member: head.id }));
  await seal("sealed in the epoch before", head, { epoch: 1 });
  await post("A takes authority for itself", head, {
    type: "authority",
    member: head.id,
    scope: [A],
  });
  await post("authority over A", lead, { type: "authority", member: head.id, scope: [A] });
  await post("the lead invites for A no more", lead, await inviteOf(state(), second, A));
  await post("A grants what it does not govern", head, {
    type: "authority",
    member: head.id,
    scope: [M],
  });

  await post("A invites its deputy", head, await inviteOf(state(), second, A));
  await post("a turn that forgets the open invitation", lead, {
    type: "epoch",
    turn: {
      ...(await turnFor(state(), { type: "epoch" })),
      boxes: (await turnFor(state(), { type: "epoch" })).boxes.filter(({ to }) => to !== second.id),
    },
  });
  await post("a turn that skips a number", lead, {
    type: "epoch",
    turn: { ...(await turnFor(state(), { type: "epoch" })), n: 4 },
  });
  await post("epoch 3", lead, await turning(state(), { type: "epoch" }));
  await post("shut by A", head, await turning(state(), { type: "shut" }));
  await post("shut", lead, await turning(state(), { type: "shut" }));
  await post("shut again", lead, await turning(state(), { type: "shut" }));
  await post("a boxed invitation after shut", head, await inviteOf(state(), third, A));
  await post("the deputy accepts: pending", deputy, await acceptOf(state(), second, deputy));
  await seal("sealed by the pending deputy", deputy);
  await post("add with other keys", head, {
    type: "add",
    member: deputy.id,
    keys: stranger.keys,
    past: await pastOf(state().epoch, deputy.id),
  });
  await post("add", head, {
    type: "add",
    member: deputy.id,
    keys: deputy.keys,
    past: await pastOf(state().epoch, deputy.id),
  });
  await seal("sealed by the deputy", deputy);

  await post(
    "A invites an interpreter, to read",
    head,
    await inviteOf(state(), third, A, { boxed: false, role: "reader" }),
  );
  await post(
    "a withdrawal of it by the deputy, no authority yet",
    deputy,
    await turning(state(), { type: "withdraw", invite: third.id }),
  );
  await post("withdraw", head, await turning(state(), { type: "withdraw", invite: third.id }));
  await post(
    "accept of what was withdrawn",
    interpreter,
    await acceptOf(state(), third, interpreter),
  );
  await post("rules 2 by A", head, { type: "rules", rules: 2 });
  await post("rules 2", lead, { type: "rules", rules: 2 });
  await post("rules 2 again", lead, { type: "rules", rules: 2 });
  await post("A removes itself", head, await turning(state(), { type: "remove", member: head.id }));
  await post(
    "A removes the lead",
    head,
    await turning(state(), { type: "remove", member: lead.id }),
  );
  const late = await sealedBy(deputy, state());
  await post(
    "remove the deputy",
    head,
    await turning(state(), { type: "remove", member: deputy.id }),
  );
  await hand(writing, "what the deputy wrote on the head before", late);
  await seal("sealed by the removed deputy", deputy);
  await hand(
    writing,
    "a reserved type",
    await envelopeOf({
      by: lead,
      header: {
        kind: 1,
        log: state().log,
        epoch: 0,
        seq: state().head.seq + 1,
        prev: state().head.link,
        nonce: new Uint8Array(12),
      },
      ct: Uint8Array.of(0x81, 0x0c),
    }),
  );
  const longer = await sealedBy(lead, state(), { length: 1040 });
  await hand(
    writing,
    "signed by another than its author",
    await envelopeOf({
      by: head,
      author: lead.id,
      header: { ...longer.header, kind: 0 },
      ct: longer.ct,
    }),
  );
  await seal("sealed by the lead, longer", lead, { length: 1040 });
  return writing;
};

/** The value of vectors/log.json. */
export const vectors = async (): Promise<LogVectors> => {
  const { entries, envelopes, state } = await written();
  const indexOf = (name: string): number => entries.findIndex((entry) => entry.name === name);
  const signed = envelopes[indexOf("sealed by the lead")];
  const invite = await handOf("invitation 1");
  const head = await handOf("head of A");
  if (signed === undefined || state === undefined) throw new Error("no log");
  return {
    contexts,
    entries,
    roster: plain(rosterOf(state)),
    signed: {
      entry: indexOf("sealed by the lead"),
      message: hexFromBytes(await signedBytes(signed.headerBytes, signed.ct)),
    },
    accept: {
      entry: indexOf("accept"),
      message: hexFromBytes(await acceptBytes(state.log, invite.id, head.keys)),
    },
  };
};
