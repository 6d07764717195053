import { readKinds } from "./reading.ts";

/** A name that begins with the word of its kind, also within quotes. */
export const startsWithKind = new RegExp(`^[“"‘']?\\s*(?:${readKinds.join("|")})`);
