/**
 * Lists that go on counting: an item added in Word takes the next number, in Thai digits where the
 * document has them.
 */
import { AlignmentType, LevelFormat } from "docx";
import type { ILevelsOptions, INumberingOptions } from "docx";
import type { DocumentModel, List } from "../model.ts";
import { listMark } from "../text/list-marks.ts";
import { twips } from "./units.ts";

/** Where an item stands: which list of Word, how deep in it, and how far in on the page. */
export interface Place {
  reference: string;
  instance: number;
  level: number;
  /** Depth on the page; a list of dashes in a numbered one begins a list of Word, but not at the margin. */
  depth: number;
  marks: List["marks"];
  /** Numbers of the decimal items around, this list's parent last. */
  above: readonly number[];
  room: Room;
}

/** How far in items stand, and the size of their marks; a cell has less room than a page. */
export interface Room {
  step: number;
  hanging: number;
  /** In half points, where it is not that of the page. */
  size?: number;
}

export const onPage: Room = { step: twips(1), hanging: twips(1.1) };

/** As wide as the digits of its last number and a dot. */
export function inCell(sizePt: number, items: number): Room {
  return { step: sizePt * 16, hanging: sizePt * (items < 10 ? 24 : 34), size: sizePt * 2 };
}

/** Word has nine levels in a list. */
const LEVELS = 9;

/** Where the text of an item begins. */
export function itemIndent(depth: number, { step, hanging }: Room): number {
  return Math.min(depth, LEVELS - 1) * step + hanging;
}

export class Lists {
  readonly #digits: DocumentModel["digits"];
  readonly #definitions = new Map<string, readonly ILevelsOptions[]>();
  #instances = 0;

  constructor(digits: DocumentModel["digits"]) {
    this.#digits = digits;
  }

  begin(list: List, around: Pick<Place, "depth" | "above" | "room">): Place {
    const from = list.from ?? 1;
    const above = list.marks === "decimal" ? around.above : [];
    const { room } = around;
    const reference = [list.marks, around.depth, from, above.join("."), room.size ?? "", room.hanging].join(
      "-",
    );
    if (!this.#definitions.has(reference)) {
      this.#definitions.set(reference, this.#levels(list.marks, around, from, above));
    }
    this.#instances += 1;
    return {
      reference,
      instance: this.#instances,
      level: 0,
      depth: around.depth,
      marks: list.marks,
      above: around.above,
      room,
    };
  }

  /** A numbered list in a numbered item is the next level of the same list: its ๑.๑ follows when the ๑ changes. */
  beginInside(list: List, parent: Place, number: number, first: boolean): Place {
    const around = { depth: parent.depth + 1, above: numbersAbove(parent, number), room: parent.room };
    const joins =
      first &&
      list.marks === "decimal" &&
      parent.marks === "decimal" &&
      (list.from ?? 1) === 1 &&
      parent.level + 1 < LEVELS;
    return joins
      ? { ...parent, level: parent.level + 1, depth: around.depth, above: around.above }
      : this.begin(list, around);
  }

  get definitions(): INumberingOptions {
    return {
      config: [...this.#definitions].map(([reference, levels]) => ({ reference, levels })),
    };
  }

  #levels(
    marks: List["marks"],
    { depth, room }: Pick<Place, "depth" | "room">,
    from: number,
    above: readonly number[],
  ): ILevelsOptions[] {
    const { size, hanging } = room;
    return Array.from({ length: LEVELS }, (_, level) => ({
      level,
      alignment: AlignmentType.LEFT,
      start: level === 0 ? from : 1,
      ...this.#mark(marks, level, above),
      style: {
        paragraph: { indent: { left: itemIndent(depth + level, room), hanging } },
        ...(size === undefined ? {} : { run: { size, sizeComplexScript: size } }),
      },
    }));
  }

  #mark(
    marks: List["marks"],
    level: number,
    above: readonly number[],
  ): Pick<ILevelsOptions, "format" | "text"> {
    const number = this.#digits === "thai" ? LevelFormat.THAI_NUMBERS : LevelFormat.DECIMAL;
    switch (marks) {
      case "decimal": {
        const before =
          above.length === 0
            ? ""
            : `${listMark("decimal", above.at(-1) ?? 1, above.slice(0, -1), this.#digits).replace(/\.$/, "")}.`;
        const own = Array.from({ length: level + 1 }, (_, at) => `%${at + 1}`).join(".");
        return { format: number, text: `${before}${own}${before === "" && level === 0 ? "." : ""}` };
      }
      case "paren":
        return { format: number, text: `(%${level + 1})` };
      case "letter":
        return { format: LevelFormat.THAI_LETTERS, text: `%${level + 1}.` };
      case "dash":
      case "dot":
        return { format: LevelFormat.BULLET, text: listMark(marks, 1, [], this.#digits) };
    }
  }
}

export function numbersAbove(place: Place, number: number): readonly number[] {
  return place.marks === "decimal" ? [...place.above, number] : place.above;
}
