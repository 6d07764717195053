/** The numbers that Word draws before paragraphs: they are nowhere in its text. */
import { toThaiDigits } from "../../thai/digits.ts";
import { childOf, elementsIn, parseXml, valueOf } from "../tables/xml.ts";
import type { XmlElement } from "../tables/xml.ts";

interface Level {
  format: string;
  text: string;
  start: number;
}

export interface WordNumbers {
  /** The label of the next paragraph of this list and level, counted on. */
  next: (numId: string, level: number) => string;
  /** List and level that a paragraph has by its style. */
  ofStyle: (styleId: string) => { numId: string; level: number } | undefined;
}

export function wordNumbers(numberingXml: string | undefined, stylesXml: string | undefined): WordNumbers {
  const lists = numberingXml === undefined ? new Map<string, List>() : listsIn(parseXml(numberingXml));
  const styles = stylesXml === undefined ? new Map<string, XmlElement>() : stylesIn(parseXml(stylesXml));
  const counters = new Map<string, number[]>();
  const begun = new Set<string>();
  return {
    next: (numId, level) => {
      const list = lists.get(numId);
      const own = list?.levels.get(level);
      if (!list || !own) return "";
      if (own.format === "bullet") return "-";
      const counts = counters.get(list.pattern) ?? [];
      if (!begun.has(numId)) for (const at of list.restarts) counts.length = Math.min(counts.length, at);
      begun.add(numId);
      counts.length = Math.min(counts.length, level + 1);
      for (let at = 0; at < level; at += 1) counts[at] ??= list.levels.get(at)?.start ?? 1;
      counts[level] = (counts[level] ?? own.start - 1) + 1;
      counters.set(list.pattern, counts);
      if (own.format === "none") return "";
      return own.text.replaceAll(/%(\d)/g, (_, digit: string) => {
        const at = Number(digit) - 1;
        return drawn(counts[at] ?? 1, list.levels.get(at)?.format ?? "decimal");
      });
    },
    ofStyle: (styleId) => {
      for (let id: string | undefined = styleId, turns = 0; id !== undefined && turns < 20; turns += 1) {
        const style = styles.get(id);
        const number = childOf(style, "w:pPr", "w:numPr");
        const numId = valueOf(childOf(number, "w:numId"));
        if (numId !== undefined) return { numId, level: Number(valueOf(childOf(number, "w:ilvl")) ?? 0) };
        id = valueOf(childOf(style, "w:basedOn"));
      }
      return undefined;
    },
  };
}

interface List {
  /** Lists that share one count on together. */
  pattern: string;
  levels: Map<number, Level>;
  /** Levels that begin anew where the list is used first. */
  restarts: readonly number[];
}

function listsIn(top: XmlElement): Map<string, List> {
  const root = childOf(top, "w:numbering");
  const abstract = new Map(
    (root ? elementsIn(root, "w:abstractNum") : []).map(
      (element) => [element.attributes.get("w:abstractNumId") ?? "", levelsIn(element)] as const,
    ),
  );
  const lists = new Map<string, List>();
  for (const element of root ? elementsIn(root, "w:num") : []) {
    const numId = element.attributes.get("w:numId") ?? "";
    const base = valueOf(childOf(element, "w:abstractNumId")) ?? "";
    const overrides = elementsIn(element, "w:lvlOverride");
    const levels = new Map(abstract.get(base));
    const restarts: number[] = [];
    for (const override of overrides) {
      const at = Number(override.attributes.get("w:ilvl") ?? 0);
      const start = valueOf(childOf(override, "w:startOverride"));
      const own = levels.get(at);
      if (!own || start === undefined) continue;
      levels.set(at, { ...own, start: Number(start) });
      restarts.push(at);
    }
    lists.set(numId, { pattern: base, levels, restarts });
  }
  return lists;
}

function levelsIn(abstract: XmlElement): Map<number, Level> {
  return new Map(
    elementsIn(abstract, "w:lvl").map((element) => [
      Number(element.attributes.get("w:ilvl") ?? 0),
      {
        format: valueOf(childOf(element, "w:numFmt")) ?? "decimal",
        text: valueOf(childOf(element, "w:lvlText")) ?? "",
        start: Number(valueOf(childOf(element, "w:start")) ?? 1),
      },
    ]),
  );
}

function stylesIn(top: XmlElement): Map<string, XmlElement> {
  const root = childOf(top, "w:styles");
  return new Map(
    (root ? elementsIn(root, "w:style") : []).map((style) => [
      style.attributes.get("w:styleId") ?? "",
      style,
    ]),
  );
}

const THAI = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ";

function drawn(count: number, format: string): string {
  if (/^thai(?:Numbers|Counting)$/.test(format)) return toThaiDigits(String(count));
  if (format === "thaiLetters") return THAI[(count - 1) % THAI.length] ?? String(count);
  if (format === "lowerLetter" || format === "upperLetter") {
    const letter = String.fromCharCode(97 + ((count - 1) % 26));
    return format === "upperLetter" ? letter.toUpperCase() : letter;
  }
  return String(count);
}
