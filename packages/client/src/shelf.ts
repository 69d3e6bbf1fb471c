// Where the sealed files of one log lie at the post office. A put is durable when it is answered, and the same bytes again are
// answered alike; what a get gives is whatever the server likes, and is opened before anything of it is believed.

import type { BlobId, LogId } from "@tworooms/seal";
import type { Asking, OfficeRefusal, Unreachable } from "./asking.ts";
import type { Book } from "./book.ts";

/** The blobs of one log. */
export type Shelf = {
  readonly log: LogId;
  /** `onSent`: bytes that have left. */
  readonly put: (
    blob: BlobId,
    sealed: Uint8Array,
    onSent?: (bytes: number) => void,
  ) => Promise<"stored" | OfficeRefusal | Unreachable>;
  readonly get: (blob: BlobId) => Promise<Uint8Array | OfficeRefusal | Unreachable>;
};

const malformed: OfficeRefusal = { type: "refused", code: "malformed" };

/** The shelf beside a log's book. */
export const shelfOf = (asking: Asking, book: Book): Shelf => {
  const { log } = book.spec;
  const put: Shelf["put"] = async (blob, sealed, onSent) => {
    const answer = await asking.askAs(
      book.prover(),
      (token) => ({ type: "put-blob", log, token, blob, bytes: sealed }),
      onSent,
    );
    if ("fault" in answer || answer.type === "refused") return answer;
    return answer.type === "stored" ? "stored" : malformed;
  };
  return {
    log,
    put: async (blob, sealed, onSent) => {
      const answer = await put(blob, sealed, onSent);
      // An answer that was lost says nothing: the same bytes again are safe, and stored once.
      return answer !== "stored" && "fault" in answer ? put(blob, sealed, onSent) : answer;
    },
    get: async (blob) => {
      const answer = await asking.askAs(book.prover(), (token) => ({
        type: "get-blob",
        log,
        token,
        blob,
      }));
      if ("fault" in answer || answer.type === "refused") return answer;
      return answer.type === "blob" ? answer.bytes : malformed;
    },
  };
};
