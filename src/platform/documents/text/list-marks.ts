import { inDigits } from "../../../thai/digits.ts";
import type { DigitStyle } from "../../../thai/digits.ts";
import type { List } from "../model.ts";

/** ก. ข. ค.: the letters that official papers count with; ฃ and ฅ are out of use. */
const thaiLetters = [..."กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"];

/** What stands before an item. `above` are the numbers of the decimal lists around it: ๑.๑ below ๑. */
export function listMark(
  marks: List["marks"],
  number: number,
  above: readonly number[],
  digits: DigitStyle,
): string {
  switch (marks) {
    case "decimal":
      return inDigits(above.length === 0 ? `${number}.` : [...above, number].join("."), digits);
    case "paren":
      return inDigits(`(${number})`, digits);
    case "letter":
      return `${letterOf(number)}.`;
    case "dash":
      return "–";
    case "dot":
      return "•";
  }
}

export function letterOf(number: number): string {
  const index = (number - 1) % thaiLetters.length;
  const round = Math.floor((number - 1) / thaiLetters.length);
  return (thaiLetters[index] ?? "").repeat(round + 1);
}
