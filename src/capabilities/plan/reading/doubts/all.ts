/** What of a plan does not agree with itself: each is told with its place, and nothing is changed for it. */
import { doubtAbsent } from "./absent.ts";
import { doubtCounts } from "./counts.ts";
import { doubtFigures } from "./figures.ts";
import { doubtForMany } from "./for-many.ts";
import { doubtLaws } from "./laws.ts";
import { doubtRepeats } from "./repeats.ts";
import { doubtThemes } from "./themes.ts";
import { doubtTitles } from "./titles.ts";
import { doubtUneven } from "./uneven.ts";
import type { WholeReading } from "./whole.ts";
import { doubtWords } from "./words.ts";

export function remainingDoubts(whole: WholeReading): void {
  doubtAbsent(whole);
  doubtTitles(whole);
  doubtCounts(whole);
  doubtRepeats(whole);
  doubtFigures(whole);
  doubtLaws(whole);
  doubtWords(whole);
  doubtUneven(whole);
  doubtForMany(whole);
  doubtThemes(whole);
}
