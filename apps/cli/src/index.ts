// Filled in as the house is built.
export const version = "0.1.0";
