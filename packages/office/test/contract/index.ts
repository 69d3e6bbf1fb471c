// The contract of every transport, as a function: the office in process and the one over HTTP and WebSocket keep it alike.
import type { MakeSite } from "../site.ts";
import { admittingContract } from "./admitting.ts";
import { appendingContract } from "./appending.ts";
import { appendingLiveContract } from "./appending-live.ts";
import { followingContract } from "./following.ts";
import { keepingContract } from "./keeping.ts";

export const transportContract = (makeSite: MakeSite): void => {
  admittingContract(makeSite);
  appendingContract(makeSite);
  appendingLiveContract(makeSite);
  followingContract(makeSite);
  keepingContract(makeSite);
};
