// How large anything may be that crosses the wire. Constants for everybody: a size that depended on who asks, or on
// how full another log is, would be a side channel. Rule O3.

import { maxEnvelope } from "@tworooms/seal/envelope";

/** Most bytes of one envelope: header, sealed bytes and signature. */
export const mostEnvelopeBytes: number = maxEnvelope;
/** Most bytes of a sealed vault. */
export const mostVaultBytes = 262_144;
/** Most bytes of one sealed blob: sixteen mebibytes of content, chunk seals and padding. */
export const mostBlobBytes = 18_874_368;
/** Most bytes of a JSON body or a JSON frame. */
export const mostJsonBytes = 65_536;
/** Most bytes of a live text frame. */
export const mostFrameBytes = 4_096;
/** How deep JSON may nest. Nothing here needs more than three. */
export const mostJsonDepth = 8;
/** Most entries one read gives; it may give fewer. */
export const mostReadEntries = 1_000;
/** Most logs one `heads` asks about. */
export const mostHeads = 256;
