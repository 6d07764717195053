/** A doubt of whoever read a document: where it is, what the document says, what was taken and why. */
export interface Finding<Kind extends string = string> {
  level: "error" | "warning" | "advice";
  kind: Kind;
  place: Place;
  /** What the document says. */
  says: string;
  /** What was taken for the reading. */
  took: string;
  why: string;
}

export interface Place {
  line?: number;
  page?: number;
  table?: number;
  row?: number;
  sheet?: string;
  cell?: string;
  project?: number;
}

export interface PlacedText {
  place: Place;
  text: string;
}
