// How much anybody may ask. Constants, one account for each member in each log and one for each connection, never a
// pool: what one log or one seat does can then not be felt in another. Rules O28, O34.

/** Asks that may come at once, and how many more each second. */
export type Rate = { readonly burst: number; readonly perSecond: number };

/** Every limit of an office. Counts unless said otherwise. */
export type Limits = {
  /** Entries a member may send to a log. */
  readonly appends: Rate;
  /** Entries a member may offer a restored server for a log. */
  readonly offers: Rate;
  /** Reads and head questions of a member in a log. */
  readonly reads: Rate;
  /** Bytes of blobs a member may put into a log. */
  readonly blobPuts: Rate;
  /** Asks about one vault. */
  readonly vaults: Rate;
  /** Asks without a seat (challenges, tokens, foundings, vaults) and live frames of a connection. */
  readonly connection: Rate;
  /** Entries of a log; control entries may go a tenth above, so that a seat can still be removed from a full log. */
  readonly logEntries: number;
  /** Bytes of blobs of a log. */
  readonly logBlobBytes: number;
  /** Further logs the lead may convene in a talk, and any other table seat. */
  readonly logsOfLead: number;
  readonly logsOfSeat: number;
  /** Vaults one seat or one invitation may be the ground for. */
  readonly vaultsOfGround: number;
  /** Appends of one member waiting for their turn in one log. */
  readonly waiting: number;
  /** Logs one live connection follows, and asks of it that are being worked on. */
  readonly follows: number;
  readonly liveAsks: number;
  /** Bytes of entries one live connection may have waiting to be appended. */
  readonly liveAskBytes: number;
  /** Bytes told and not yet taken by a live connection, before the office waits for it. */
  readonly liveBacklog: number;
  /** Bytes of bodies one seat or vault may have under way at once, both directions. */
  readonly bytesInHand: number;
  /** Entries and about how many bytes one read gives. */
  readonly readEntries: number;
  readonly readBytes: number;
  /** Logs kept unfolded in memory. */
  readonly openLogs: number;
};

/** What an office allows unless told otherwise. */
export const usualLimits: Limits = {
  appends: { burst: 1_000, perSecond: 10 },
  offers: { burst: 20_000, perSecond: 500 },
  reads: { burst: 2_000, perSecond: 50 },
  blobPuts: { burst: 268_435_456, perSecond: 262_144 },
  vaults: { burst: 300, perSecond: 2 },
  connection: { burst: 1_000, perSecond: 50 },
  logEntries: 1_000_000,
  logBlobBytes: 1_073_741_824,
  logsOfLead: 64,
  logsOfSeat: 4,
  vaultsOfGround: 8,
  waiting: 16,
  follows: 512,
  liveAsks: 256,
  liveAskBytes: 4_194_304,
  liveBacklog: 1_048_576,
  bytesInHand: 41_943_040,
  readEntries: 1_000,
  readBytes: 1_048_576,
  openLogs: 1_024,
};
