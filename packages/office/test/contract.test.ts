// The office in process keeps the contract of every transport.
import { transportContract } from "./contract/index.ts";
import { siteInProcess } from "./in-process.ts";

transportContract((wish) => siteInProcess(wish));
