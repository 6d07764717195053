import type { Series, Tone } from "./model.ts";

export type Colour =
  | Tone
  | `${Exclude<Tone, "gold">}-soft`
  | "ink"
  | "ink-2"
  | "line"
  | "line-strong"
  | "surface"
  | "sunk";

/** How a drawing names its colours. */
export type Palette = (colour: Colour) => string;

/** In a page: the look's own tokens, so that dark and print hold without a second drawing. */
export const pageColours: Palette = (colour) => `var(--${colour})`;

/** On paper: the light look, fixed. A test holds it to tokens.css. */
export const paperColours: Palette = (colour) => paper[colour];

const paper: Record<Colour, string> = {
  ink: "#1d2733",
  "ink-2": "#4d5864",
  line: "#e2dccf",
  "line-strong": "#8f8876",
  surface: "#ffffff",
  sunk: "#f3efe7",
  accent: "#17456b",
  "accent-soft": "#e4edf4",
  gold: "#a0731a",
  done: "#1c653d",
  "done-soft": "#e3f1e8",
  doing: "#1a568f",
  "doing-soft": "#e2edf8",
  late: "#8a4a00",
  "late-soft": "#fbeeda",
  stop: "#a0231a",
  "stop-soft": "#fae5e2",
  idle: "#535a63",
  "idle-soft": "#eceae6",
};

export function soft(tone: Tone): Colour {
  return tone === "gold" ? "late-soft" : `${tone}-soft`;
}

/** One accent, then ink and gold; textures, dashes and marks tell series apart where colour does not. */
export function toneOf(series: Series, index: number): Tone {
  return series.tone ?? (["accent", "gold", "idle"] as const)[index % 3] ?? "accent";
}
