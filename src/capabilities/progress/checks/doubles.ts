/** One thing told as two. */
import { squash } from "../../../thai/matching.ts";
import { cut } from "./cut.ts";
import type { Fact } from "../facts.ts";
import { inPeriod, nameOfFact, placeOf } from "./evidence.ts";
import type { ProgressCheck, ProgressFound } from "./finding.ts";
import { baht, spendings } from "./money.ts";

export const doubleChecks: readonly ProgressCheck[] = [
  {
    key: "same-photo-twice",
    level: "warning",
    title: "ภาพเดียวกันเป็นหลักฐานของสองรายการ",
    find: (records) => {
      const photos = inPeriod(records).flatMap(({ fact, files }) =>
        [...new Map(files.filter(({ isPhoto }) => isPhoto).map((file) => [file.sha256, file])).values()].map(
          (file) => ({ fact, file }),
        ),
      );
      return repeats(
        photos.filter(({ fact, file }) => !isLent(fact, file.sha256, photos)),
        ({ file }) => file.sha256,
        ({ fact, file }, { fact: first }) => ({
          ...placeOf(fact),
          about: file.sha256.slice(0, 12),
          message: `ภาพ “${cut(file.name)}” ของ${nameOfFact(fact)} เป็นภาพเดียวกับของ${nameOfFact(first)}`,
          remedy: "แนบภาพของแต่ละครั้ง หรือถ้าเป็นครั้งเดียวกัน ให้บันทึกครั้งเดียวแล้วเลือกทุกโครงการที่ใช้ผลนี้",
        }),
      );
    },
  },
  {
    key: "same-event-twice",
    level: "warning",
    title: "กิจกรรมเดียวกันบันทึกสองครั้ง",
    find: (records) =>
      repeats(
        inPeriod(records).flatMap(({ fact }) => (fact.kind === "event" ? [fact] : [])),
        (fact) => `${fact.happenedOn} ${squash(fact.title)}`,
        (fact, first) => ({
          ...placeOf(fact),
          message: `${nameOfFact(fact)} บันทึกโดย${by(fact)} ซ้ำกับที่${by(first)}บันทึกไว้แล้ว`,
          remedy: "ถอนรายการที่ซ้ำ แล้วเลือกทุกโครงการที่ใช้ผลนี้ในรายการเดียว หรือให้เหตุผลว่าจัดสองครั้งจริง",
        }),
      ),
  },
  {
    key: "same-payment-twice",
    level: "warning",
    title: "รายการเบิกจ่ายซ้ำ",
    find: (records) =>
      repeats(
        spendings(records).filter(({ paperNumber }) => paperNumber !== null),
        ({ paperNumber, amount, happenedOn }) => `${squash(paperNumber ?? "")} ${amount} ${happenedOn}`,
        (fact, first) => ({
          ...placeOf(fact),
          message: `เบิกจ่าย ${baht(fact.amount)} บาท เอกสารเลขที่ ${fact.paperNumber} บันทึกแล้วโดย${by(first)}`,
          remedy: "ถอนรายการที่ซ้ำ หรือให้เหตุผลว่าเป็นคนละรายการ",
        }),
      ),
  },
];

/** What says itself whose evidence it shares, and sent the photo of it once more, tells of no second thing. */
function isLent(
  { proofId }: Fact,
  sha256: string,
  photos: readonly { fact: Fact; file: { sha256: string } }[],
): boolean {
  return photos.some(({ fact, file }) => fact.id === proofId && file.sha256 === sha256);
}

function by(fact: Fact): string {
  return `${fact.byName} (${fact.unitName})`;
}

/** Each that comes again, beside the first of its kind: the one that was entered first. */
function repeats<One>(
  all: readonly One[],
  keyOf: (one: One) => string,
  tell: (again: One, first: One) => ProgressFound,
): ProgressFound[] {
  return [...Map.groupBy(all, keyOf).values()].flatMap(([first, ...again]) =>
    first === undefined ? [] : again.map((one) => tell(one, first)),
  );
}
