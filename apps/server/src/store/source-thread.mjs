// Runs a thread's TypeScript source on a Node that cannot (20): the loader first, then the file named by the first
// argument. Only a checkout needs it; what is built starts its threads as they are.
import { register } from "tsx/esm/api";

register();
await import(process.argv[2]);
