// An envelope: hdr ‖ ct ‖ sig, as it travels and as it is stored. What is hashed and verified are the bytes received,
// never an object written out again. protocol.md "Envelope".

import { equalBytes, joinBytes, sha256, sha256OfFew } from "./bytes.ts";
import { contextOf } from "./contexts.ts";
import { type Fault, faultOf, isFault } from "./fault.ts";
import { type Header, type HeaderFault, headerFromBytes, headerLength, maxCt } from "./header.ts";
import { linkFromBytes, logIdFromBytes } from "./parse.ts";
import type { Link, LogId } from "./ids.ts";

/** One entry as received: its parts are views of `bytes`. */
export type Envelope = {
  readonly header: Header;
  /** 96 bytes. */
  readonly headerBytes: Uint8Array;
  /** `header.length` bytes. */
  readonly ct: Uint8Array;
  /** 64 bytes. */
  readonly signature: Uint8Array;
  readonly bytes: Uint8Array;
};

/** Why bytes are no envelope. */
export type EnvelopeFault = HeaderFault | "envelope-length";

/** Bytes of a signature. */
export const signatureLength = 64;
/** Most bytes of one envelope. */
export const maxEnvelope: number = headerLength + maxCt + signatureLength;

const partsOf = (bytes: Uint8Array, header: Header): Envelope => {
  const end = headerLength + header.length;
  return {
    header,
    headerBytes: bytes.subarray(0, headerLength),
    ct: bytes.subarray(headerLength, end),
    signature: bytes.subarray(end),
    bytes,
  };
};

/** Reads one envelope of exactly these bytes, and copies them. */
export const envelopeFromBytes = (bytes: Uint8Array): Envelope | Fault<EnvelopeFault> => {
  // Not by `slice`: of what Node reads from a socket that is a view.
  const own = new Uint8Array(bytes);
  const header = headerFromBytes(own.subarray(0, headerLength));
  if (isFault(header)) return header;
  if (own.length !== headerLength + header.length + signatureLength)
    return faultOf("envelope-length");
  return partsOf(own, header);
};

/** The whole envelopes that some bytes begin with, and why what follows them is none: nothing follows, when `fault` is absent. */
export type EnvelopesRead = {
  readonly envelopes: readonly Envelope[];
  readonly fault?: EnvelopeFault;
};

/** Reads envelopes written one after another, copied together, up to the first that is cut (`envelope-length`) or misshapen. */
export const readEnvelopes = (bytes: Uint8Array): EnvelopesRead => {
  const envelopes: Envelope[] = [];
  const own = new Uint8Array(bytes);
  for (let at = 0; at < own.length;) {
    if (at + headerLength > own.length) return { envelopes, fault: "envelope-length" };
    const header = headerFromBytes(own.subarray(at, at + headerLength));
    if (isFault(header)) return { envelopes, fault: header.fault };
    const end = at + headerLength + header.length + signatureLength;
    if (end > own.length) return { envelopes, fault: "envelope-length" };
    envelopes.push(partsOf(own.subarray(at, end), header));
    at = end;
  }
  return { envelopes };
};

/** Reads envelopes written one after another; one that is cut or misshapen spoils them all. */
export const envelopesFromBytes = (
  bytes: Uint8Array,
): readonly Envelope[] | Fault<EnvelopeFault> => {
  const { envelopes, fault } = readEnvelopes(bytes);
  return fault === undefined ? envelopes : faultOf(fault);
};

/** SHA-256 of header and of ct: what signature and link rest on. */
export type Digests = { readonly header: Uint8Array; readonly ct: Uint8Array };

/** Both digests of an envelope's parts. */
export const digestsOf = async (headerBytes: Uint8Array, ct: Uint8Array): Promise<Digests> => ({
  header: sha256OfFew(headerBytes),
  ct: await sha256(ct),
});

/** What the author signs, from the digests: "sr1/env\0" ‖ SHA-256(hdr) ‖ SHA-256(ct). */
export const signedFromDigests = (digests: Digests): Uint8Array =>
  joinBytes(contextOf("env"), digests.header, digests.ct);

/** What the author signs: "sr1/env\0" ‖ SHA-256(hdr) ‖ SHA-256(ct). */
export const signedBytes = async (headerBytes: Uint8Array, ct: Uint8Array): Promise<Uint8Array> =>
  signedFromDigests(await digestsOf(headerBytes, ct));

/** The link of an entry, from the digests of its parts and its signature. */
export const linkFromDigests = (digests: Digests, signature: Uint8Array): Link =>
  linkFromBytes(sha256OfFew(contextOf("link"), digests.header, digests.ct, signature));

/** The link of an entry: what the next one quotes as `prev`. */
export const linkOf = async (envelope: Envelope): Promise<Link> =>
  linkFromDigests(await digestsOf(envelope.headerBytes, envelope.ct), envelope.signature);

/** The id of the log that a genesis ct founds. */
export const logIdOf = async (genesisCt: Uint8Array): Promise<LogId> =>
  logIdFromBytes((await sha256(joinBytes(contextOf("log"), genesisCt))).subarray(0, 16));

/** Puts an envelope together from a header's 96 bytes, a ct of the length it names and a signature of 64 bytes. */
export const envelopeFromParts = (
  headerBytes: Uint8Array,
  ct: Uint8Array,
  signature: Uint8Array,
): Envelope | Fault<EnvelopeFault> => envelopeFromBytes(joinBytes(headerBytes, ct, signature));

/** Whether two envelopes are the same bytes: the same entry posted again. */
export const isSameEnvelope = (one: Envelope, other: Envelope): boolean =>
  equalBytes(one.bytes, other.bytes);
