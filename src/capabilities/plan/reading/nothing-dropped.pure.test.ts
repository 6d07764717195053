import fc from "fast-check";
import { expect, test } from "vitest";
import { lostWords } from "./lost-words.fixture.ts";
import { madeText } from "./made-plan.fixture.ts";
import { olderPlan, provincialPlan } from "./older-plan.fixture.ts";
import { isPlanLabel } from "./read-file.ts";
import { readPlan } from "./read-plan.ts";
import { documentOfText } from "../../../platform/reading/txt.ts";

const read = (text: string) => readPlan(documentOfText(text, isPlanLabel));

/** Lines of plans of several shapes, and lines that no plan has. */
const pool = [
  ...madeText().split("\n"),
  ...madeText({ thaiDigits: true, merged: true, headings: "other", name: "ordinal" }).split("\n"),
  ...madeText({ cells: "lines" }).split("\n").slice(0, 60),
  ...olderPlan.split("\n"),
  ...provincialPlan.split("\n"),
  "ข้อความที่ไม่มีแผนใดมี",
  "ตารางอื่น\tสองช่อง\tสามช่อง",
  "๙๙. หัวข้อที่ไม่รู้จัก",
  "ภาคผนวก",
  "- รายการลอย",
  "\t\t\tช่องลึกช่องเดียว",
  "รวม\tจำนวนสิบโครงการ",
  "#####",
  "ลำดับ\tโครงการ\tวัตถุประสงค์\tวิธีดำเนินการ\tงบประมาณ (บาท)\tระยะเวลา\tผู้รับผิดชอบ\tผู้ประสาน",
  "๓\tโครงการหนึ่ง\tเพื่อหนึ่ง\t๑) ทำหนึ่ง\t๕,๐๐๐\tหนึ่งปี\tกองคลัง\tคนหนึ่ง",
  "รวม\t\t\t\t๕,๐๐๐\t\t\tผู้รวม",
  "ประจำปีงบประมาณ พ.ศ. ๒๕๖๗",
  "งบประมาณ ห้าพันบาท",
  "**ระยะเวลา** สองปี",
  "หน้า | ๗",
];

// Hundreds of whole plans, on machines that do other work too.
const MINUTE = 60_000;

test(
  "whatever the order of the lines, each is in the reading, a heading, or listed",
  () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pool), { minLength: 1, maxLength: 120 }), (lines) => {
        const text = lines.join("\n");
        expect(lostWords(text, read(text))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  },
  MINUTE,
);

test(
  "a plan with lines strewn into it loses none",
  () => {
    const whole = madeText().split("\n");
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length), fc.constantFrom(...pool)), { maxLength: 12 }),
        (strewn) => {
          const lines = [...whole];
          for (const [at, line] of strewn) lines.splice(at, 0, line);
          const text = lines.join("\n");
          expect(lostWords(text, read(text))).toEqual([]);
        },
      ),
      { numRuns: 120 },
    );
  },
  MINUTE,
);
