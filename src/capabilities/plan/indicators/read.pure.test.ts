import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toThaiDigits } from "../../../thai/digits.ts";
import { readIndicator, readIndicators } from "./read.ts";

function short(sentence: string): (string | number | null)[] {
  const reading = readIndicator(sentence);
  if (!reading) return [];
  const { kind, comparison, number, unit, per } = reading.indicator;
  return [kind, comparison, number, unit, per];
}

const sentences: [string, ReturnType<typeof short>][] = [
  ["จัดประชุมไม่น้อยกว่า 2 ครั้งต่อปี", ["count", "at-least", 2, "ครั้ง", "year"]],
  ["เผยแพร่ไม่น้อยกว่าปีละ 4 ครั้ง (รายไตรมาส)", ["count", "at-least", 4, "ครั้ง", "year"]],
  ["ประชาสัมพันธ์อย่างน้อย 5 ช่องทาง", ["count", "at-least", 5, "ช่องทาง", null]],
  ["มีคู่มือการให้บริการ จำนวน 1 ชุด", ["count", "at-least", 1, "ชุด", null]],
  ["ผู้เข้าอบรม 1,200 คนขึ้นไป", ["count", "at-least", 1200, "คน", null]],
  ["ติดตามผลไตรมาสละ 1 ครั้ง", ["count", "at-least", 1, "ครั้ง", "quarter"]],
  ["รายงานเดือนละ 1 ครั้ง", ["count", "at-least", 1, "ครั้ง", "month"]],
  ["ลดขั้นตอนให้เหลือไม่เกิน 3 ขั้นตอน", ["count", "at-most", 3, "ขั้นตอน", null]],
  ["มีการทบทวนเท่ากับ 2 ครั้ง/ปี", ["count", "exactly", 2, "ครั้ง", "year"]],
  ["รายงานผลรอบ 6 เดือน และ 12 เดือน", ["count", "at-least", 2, "รอบ", "year"]],
  ["เผยแพร่สถิติให้ครบทุกเดือน", ["count", "at-least", 12, "เดือน", "year"]],
  ["ผู้รับบริการพึงพอใจ ร้อยละ ๘๐ ขึ้นไป", ["percent", "at-least", 80, "ร้อยละ", null]],
  ["ผ่านการทดสอบ 75.5%", ["percent", "at-least", 75.5, "ร้อยละ", null]],
  ["มีข้อผิดพลาดไม่เกินร้อยละ 2", ["percent", "at-most", 2, "ร้อยละ", null]],
  ["พึงพอใจในระดับมาก ร้อยละ 85", ["percent", "at-least", 85, "ร้อยละ", null]],
  ["ผลประเมิน ITA (85 คะแนนขึ้นไป)", ["score", "at-least", 85, "คะแนน", null]],
  ["คะแนน ITA 90 คะแนน", ["score", "at-least", 90, "คะแนน", null]],
  ["ความพึงพอใจเฉลี่ยระดับ 4 จาก 5", ["level", "at-least", 4, "ระดับ", null]],
  ["มีค่าเฉลี่ยไม่น้อยกว่า 3.51", ["level", "at-least", 3.51, "ระดับ", null]],
  ["คะแนนเฉลี่ย 4.25 คะแนน จาก 5", ["level", "at-least", 4.25, "ระดับ", null]],
  ["ความพึงพอใจระดับมากขึ้นไป", ["level", "at-least", 4, "ระดับ", null]],
  ["เรื่องร้องเรียนลดลง ร้อยละ 5", ["falls-by", "at-least", 5, "ร้อยละ", null]],
  ["คดีทุจริตลดลงจากปีที่ผ่านมาไม่น้อยกว่าร้อยละ 10", ["falls-by", "at-least", 10, "ร้อยละ", null]],
  ["ลดข้อร้องเรียนในการบริหารงานบุคคลลงไม่น้อยกว่า 90 %", ["falls-by", "at-least", 90, "ร้อยละ", null]],
  ["จำนวนเรื่องร้องเรียนลดลงอย่างน้อย 2 เรื่อง", ["falls", null, null, "เรื่อง", null]],
  ["ข้อร้องเรียนเท่ากับ 0", ["zero", "exactly", 0, "เรื่อง", null]],
  ["ผลการประเมิน ITA ไม่ต่ำกว่า 85.00", ["score", "at-least", 85, "คะแนน", null]],
  ["คะแนน ITA ไม่น้อยกว่าร้อยละ 85", ["score", "at-least", 85, "คะแนน", null]],
  ["ร้อยละของประชาชนที่พึงพอใจ", ["percent", null, null, "ร้อยละ", null]],
  ["จัดประชุม 3 - 5 ครั้งต่อปี", ["count", "at-least", 3, "ครั้ง", "year"]],
  ["อบรมปีงบประมาณละ 1 ครั้ง", ["count", "at-least", 1, "ครั้ง", "year"]],
  ["ตามคำสั่งที่ 3598/2559 เรื่อง แต่งตั้งคณะทำงาน จำนวน 7 คน", ["count", "at-least", 7, "คน", null]],
  ["จำนวนข้อร้องเรียนด้านพัสดุลดลง", ["falls", null, null, "เรื่อง", null]],
  ["คดีทุจริตของหน่วยงานลดลง", ["falls", null, null, "คดี", null]],
  ["ไม่มีเรื่องร้องเรียนเกี่ยวกับสินบน", ["zero", "exactly", 0, "เรื่อง", null]],
  ["เรื่องร้องเรียนการทุจริตเป็นศูนย์", ["zero", "exactly", 0, "เรื่อง", null]],
  ["มีเรื่องร้องเรียน 0 เรื่อง", ["zero", "exactly", 0, "เรื่อง", null]],
  ["ตอบผู้ร้องเรียนภายใน 15 วัน", ["within-days", "at-most", 15, "วัน", "case"]],
  ["ออกใบอนุญาตไม่เกิน 7 วันทำการ", ["within-days", "at-most", 7, "วันทำการ", "case"]],
  ["จำนวนบุคคลและหน่วยงานที่ได้รับเกียรติบัตร", ["free-count", null, null, "คน/หน่วยงาน", null]],
  ["มีรายงานการควบคุมภายใน จำนวน 1 ฉบับต่อปี", ["count", "at-least", 1, "ฉบับ", "year"]],
  ["มีคำสั่งแต่งตั้งคณะทำงาน", ["exists", null, null, "ฉบับ", null]],
  ["เกิดเครือข่ายเฝ้าระวังในชุมชน", ["exists", null, null, "เครือข่าย", null]],
  ["1) มีการอบรมปีละ 1 ครั้ง", ["count", "at-least", 1, "ครั้ง", "year"]],
  ["มีแผนตามระเบียบ พ.ศ. 2561 ข้อ 8", ["exists", null, null, "แผน", null]],
];

test.each(sentences)("%s", (sentence, expected) => {
  expect(short(sentence)).toEqual(expected);
});

describe("nothing is claimed where nothing is said", () => {
  test.each([
    "ประชาชนมีจิตสำนึกที่ดี",
    "บุคลากรปฏิบัติตามประมวลจริยธรรม",
    "งบประมาณ 20,000 บาท",
    "ครั้งที่ 2 ปี พ.ศ. 2567",
    "",
    "   ",
  ])("%s", (sentence) => {
    expect(readIndicator(sentence)).toBeUndefined();
  });

  test("a rise has no kind: not taken for a share", () => {
    expect(readIndicator("ประชาชนมีส่วนร่วมเพิ่มขึ้นร้อยละ 10")).toBeUndefined();
  });
});

describe("doubt", () => {
  test("two measures in a sentence are both told, and neither is sure alone", () => {
    const sentence = "เผยแพร่อย่างน้อย 5 ช่องทาง และไม่น้อยกว่าปีละ 4 ครั้ง";
    expect(readIndicators(sentence).map((each) => each.quote)).toEqual([
      "อย่างน้อย 5 ช่องทาง",
      "ไม่น้อยกว่าปีละ 4 ครั้ง",
    ]);
    expect(readIndicator(sentence)).toMatchObject({ quote: "อย่างน้อย 5 ช่องทาง", sure: false });
  });

  test("the same measure said twice is one", () => {
    expect(readIndicator("แก้ไขภายใน 15 วัน หากไม่ทันภายใน 15 วัน ต้องชี้แจง")?.sure).toBe(true);
  });

  test.each(["เผยแพร่ข้อมูลใน 5 ประเด็น", "มากกว่า 3 ครั้ง", "ระดับมาก", "มีการบูรณาการทุกภาคส่วน", "ร้อยละ ๘ ๐"])(
    "%s",
    (sentence) => {
      expect(readIndicator(sentence)).toMatchObject({ sure: false });
    },
  );
});

describe("what goes with it", () => {
  const sources: [string, string][] = [
    ["จัดอบรมไม่น้อยกว่าปีละ 1 ครั้ง", "trainings"],
    ["ผู้เข้าร่วมมีความรู้ร้อยละ 80 (แบบทดสอบ)", "trainings"],
    ["ประชาชนพึงพอใจไม่น้อยกว่าร้อยละ 80", "survey"],
    ["พึงพอใจต่อการจัดการเรื่องร้องเรียนร้อยละ 80", "survey"],
    ["เผยแพร่อย่างน้อย 3 ช่องทาง", "publications"],
    ["ข้อร้องเรียนด้านบุคคลลดลง", "complaints"],
    ["ชี้แจงผู้ร้องภายใน 15 วัน", "complaints"],
    ["เผยแพร่สถิติเรื่องร้องเรียนปีละ 2 ครั้ง", "publications"],
    ["ผู้เข้าอบรมนำไปใช้ร้อยละ 80 (แบบประเมินติดตามผล)", "survey"],
    ["ผ่านเกณฑ์การประเมิน ITA 85 คะแนนขึ้นไป", "ita"],
    ["มีประกาศนโยบาย จำนวน 1 ฉบับ", "register"],
    ["แก้ไขจุดอ่อนได้ร้อยละ 80", "hand"],
    ["จัดกิจกรรม ไม่น้อยกว่า 2 ครั้งต่อปี", "events"],
    ["เด็กและเยาวชนเข้าร่วมกิจกรรมไม่น้อยกว่า 50 คนต่อปี", "events"],
    ["รายงานผลต่อที่ประชุมปีละ 2 ครั้ง", "register"],
    ["เบิกจ่ายงบประมาณไม่น้อยกว่าร้อยละ 80", "spending"],
  ];
  test.each(sources)("%s comes from %s", (sentence, source) => {
    expect(readIndicator(sentence)?.indicator.source).toBe(source);
  });

  test("instruments in the words of the sentence, wrapped or not", () => {
    const reading = readIndicator("มีความรู้ร้อยละ 80 (สำรวจโดยใช้แบบ ประเมินติดตามผล/แบบสอบถามประชาชน)");
    expect(reading?.indicator.instruments).toEqual(["แบบประเมินติดตามผล", "แบบสอบถามประชาชน"]);
    expect(reading?.indicator.confirmed).toBe(false);
  });
});

describe("however it is typed", () => {
  const any = fc.constantFrom(...sentences.map(([sentence]) => sentence));
  const read = (sentence: string) =>
    readIndicators(sentence).map(({ indicator, sure }) => ({ indicator, sure }));

  test("Thai figures read as Arabic ones", () => {
    fc.assert(
      fc.property(any, (sentence) => {
        expect(read(toThaiDigits(sentence))).toEqual(read(sentence));
      }),
    );
  });

  test("blanks inside words change nothing", () => {
    fc.assert(
      fc.property(any, fc.array(fc.nat(), { maxLength: 8 }), (sentence, places) => {
        let written = sentence;
        for (const place of places) {
          const at = place % (written.length + 1);
          const splitsFigure =
            /[\d๐-๙.,]$/.test(written.slice(0, at)) && /^[\d๐-๙.,]/.test(written.slice(at));
          if (!splitsFigure) written = `${written.slice(0, at)} ${written.slice(at)}`;
        }
        expect(read(written)).toEqual(read(sentence));
      }),
    );
  });

  test("the quote stands in the sentence, and any text is read without failing", () => {
    fc.assert(
      fc.property(fc.oneof(any, fc.string()), (sentence) => {
        for (const { quote } of readIndicators(sentence)) expect(sentence).toContain(quote);
      }),
    );
  });

  test("the number of the sentence is the number of the reading", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 }), (number) => {
        expect(readIndicator(`มีผู้เข้าร่วมไม่น้อยกว่า ${number.toLocaleString("en")} คน`)?.indicator.number).toBe(
          number,
        );
      }),
    );
  });
});

test("long hostile text is read in no time", () => {
  const long = 20_000;
  const texts = ["1", "1,", "ร้อยละ1 ", "ลดลง", "ไม่มี", "จำนวน", "1 ครั้ง", "( ", "รอบ6เดือน", "ร้องเรียน", "25"];
  for (const text of texts) {
    const began = performance.now();
    readIndicators(text.repeat(long / text.length));
    expect(performance.now() - began).toBeLessThan(1000);
  }
});
