import type { FormState } from "./state.ts";
import { typedValue } from "./state.ts";

/** How many rows of a list to draw: what was typed, some blank ones, and more when more were asked for. */
export function rowsShown(
  form: FormState,
  list: string,
  { least, spare }: { least: number; spare: number },
): number {
  const start = `${list}.`;
  let typed = 0;
  for (const name of Object.keys(form.values)) {
    if (!name.startsWith(start)) continue;
    const row = Number(name.slice(start.length).split(".")[0]);
    if (Number.isInteger(row) && row < MOST_ROWS) typed = Math.max(typed, row + 1);
  }
  const wanted = typedValue(form, "_more") === list ? typed + spare : typed;
  return Math.min(MOST_ROWS, Math.max(least, wanted));
}

const MOST_ROWS = 200;
