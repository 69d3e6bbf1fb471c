// A transcript of what a seat may read of a talk: verified offline by anybody who is given the file, without a seat and
// without a server. It holds the keys of what it shows, so it is as secret as the talks themselves.

import { exportTranscript } from "@tworooms/seal";
import type { Transcript } from "@tworooms/seal";
import type { Talk } from "./talk.ts";

/** The transcript of all logs this seat opens. */
export const transcriptOf = (talk: Talk): Promise<Transcript> =>
  exportTranscript(
    talk.id,
    talk.logs().flatMap(({ book }) => {
      const reader = book.reader();
      const { kind, party } = book.spec;
      return reader === undefined
        ? []
        : [
            {
              reader,
              kind,
              ...(party === undefined ? {} : { party }),
              envelopes: book.envelopes(),
            },
          ];
    }),
  );
