// The office over HTTP and WebSocket keeps the contract of every transport.
import { transportContract } from "../../../packages/office/test/contract/index.ts";
import { siteOverHttp } from "./site.ts";

transportContract((wish) => siteOverHttp(wish));
