// How a verb ends: what it says to a person, what it says to a program, and the exit code, which is stable:
// 0 done, 2 refused, 3 a fault outside (no server, no disk), 70 a bug of ours.

/** What a verb did. */
export type Outcome = {
  readonly code: 0 | 2 | 3;
  readonly json: unknown;
  readonly lines: readonly string[];
};

/** It is done. */
export const done = (json: unknown, ...lines: readonly string[]): Outcome => ({
  code: 0,
  json,
  lines,
});

/** It may not be: a stable code, and a sentence that says what is wrong and what to do. */
export const refused = (code: string, sentence: string): Outcome => ({
  code: 2,
  json: { refused: code, sentence },
  lines: [`Refused (${code}): ${sentence}`],
});

/** Something outside failed; nothing is known to have changed. */
export const outside = (code: string, sentence: string): Outcome => ({
  code: 3,
  json: { fault: code, sentence },
  lines: [`Fault (${code}): ${sentence}`],
});
