// An account that fills by the clock and empties by use. Rule O28.

import type { Rate } from "./limits.ts";

/** Takes an amount if it is there. */
export type Account = (amount: number, now: number) => "taken" | "too-often";

/** A full account. `now` is milliseconds; a clock that goes back fills nothing and costs nothing. */
export const makeAccount = (rate: Rate): Account => {
  let level = rate.burst;
  let last: number | undefined;
  return (amount, now) => {
    const passed = last === undefined ? 0 : Math.max(0, now - last);
    level = Math.min(rate.burst, level + (passed * rate.perSecond) / 1_000);
    last = now;
    if (level < amount) return "too-often";
    level -= amount;
    return "taken";
  };
};

/** Accounts by name: those least lately used go first, and come back full. */
export const makeAccounts = (
  rate: Rate,
  most: number,
): ((name: string, amount: number, now: number) => "taken" | "too-often") => {
  const accounts = new Map<string, Account>();
  return (name, amount, now) => {
    const account = accounts.get(name) ?? makeAccount(rate);
    accounts.delete(name);
    accounts.set(name, account);
    const [oldest] = accounts.keys();
    if (accounts.size > most && oldest !== undefined) accounts.delete(oldest);
    return account(amount, now);
  };
};
