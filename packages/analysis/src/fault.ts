// A Fault is what a hostile or broken outside gave us, as a value; a Bug is our own mistake and is thrown. Neither holds
// a name or a text of the talk.

/** Something outside gave what cannot be taken. `fault` is a stable kebab word. */
export type Fault<Code extends string = string> = { readonly fault: Code };

/** A fault with a code. */
export const faultOf = <Code extends string>(fault: Code): Fault<Code> => ({ fault });

/** Whether a value is a fault. */
export const isFault = (value: unknown): value is Fault =>
  typeof value === "object" && value !== null && "fault" in value;

/** Our own mistake: caught nowhere but at the top. */
export class Bug extends Error {
  override readonly name = "Bug";
}
