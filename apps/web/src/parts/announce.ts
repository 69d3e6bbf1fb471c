// What is said to everybody at this screen, seen and heard: quietly (`say`) or at once (`alarm`). Words only; never content of
// a room other than the one in sight.

/** One thing said. */
export type Saying = {
  readonly id: number;
  readonly words: string;
  readonly isAlarm: boolean;
  /** How often it was said while it stood: the same words stand once. */
  readonly times: number;
};

let sayings: readonly Saying[] = [];
let count = 0;
const listeners = new Set<() => void>();

const put = (words: string, isAlarm: boolean): void => {
  count += 1;
  const isSame = (saying: Saying): boolean => saying.words === words && saying.isAlarm === isAlarm;
  const times = (sayings.find(isSame)?.times ?? 0) + 1;
  const others = sayings.filter((saying) => !isSame(saying));
  sayings = [...others.slice(-3), { id: count, words, isAlarm, times }];
  for (const listener of listeners) listener();
};

/** Says something quietly: it is shown for a while and read when nothing else is. */
export const say = (words: string): void => put(words, false);

/** Says something that must not wait: it stays until it is put down. */
export const alarm = (words: string): void => put(words, true);

/** Puts a saying down. */
export const putDown = (id: number): void => {
  sayings = sayings.filter((saying) => saying.id !== id);
  for (const listener of listeners) listener();
};

/** What is said now. */
export const currentSayings = (): readonly Saying[] => sayings;

/** Follows what is said. */
export const subscribeSayings = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
