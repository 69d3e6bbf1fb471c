// An office in this process, over a store in memory.
import {
  makeOffice,
  memoryStore,
  type Office,
  type OfficeParts,
  type Store,
  transportInProcess,
} from "@tworooms/office";
import { bytesFromText, sha256 } from "@tworooms/seal/envelope";
import { admission, type Clock, type Site, stillClock, type Wish } from "./site.ts";

export const origin = "http://127.0.0.1:8470";

export const officeOver = async (
  store: Store,
  clock: Clock,
  parts: Partial<OfficeParts> = {},
): Promise<Office> =>
  makeOffice({
    store,
    now: clock.now,
    secret: new Uint8Array(32).fill(7),
    admission: await sha256(bytesFromText(admission)),
    isOrigin: (shown) => shown === origin,
    ...parts,
  });

/** A site whose office and store a test may also touch. */
export const siteInProcess = async (
  { limits = {}, start = "open" }: Wish = {},
  parts: Partial<OfficeParts> = {},
): Promise<Site & { readonly office: Office; readonly store: Store }> => {
  const store = parts.store ?? memoryStore();
  const clock = stillClock();
  const office = await officeOver(store, clock, { limits, start, ...parts });
  return {
    office,
    store,
    clock,
    admission,
    resume: office.resume,
    transport: () => transportInProcess(office, origin),
    close: async () => {
      await office.close();
      await store.close();
    },
  };
};
