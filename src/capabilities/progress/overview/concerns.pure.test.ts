import { describe, expect, test } from "vitest";
import { isoDate } from "../../../thai/dates.ts";
import type { StandingProject } from "../measuring/queries.ts";
import { standingOf } from "../measuring/rules.ts";
import {
  around,
  projectYear,
  result,
  share,
  step,
  stepsDone,
  tally,
  twice,
} from "../measuring/tally.fixture.ts";
import type { ShareTally } from "../measuring/tally.ts";
import { worriesOf } from "./concerns.ts";

type Said = Parameters<typeof projectYear>[0];
const today = isoDate("2026-04-15");
const steps = [step("a"), step("b")];

function worries(said: Said, recorded?: Partial<ShareTally>): [string, string][] {
  const asked = projectYear({ steps, ...said });
  const known = recorded && tally(share(recorded));
  const project: StandingProject = {
    projectYear: asked,
    tally: known,
    standing: standingOf(asked, known, around({ until: today })),
  };
  return worriesOf([project], today).map(({ concern, why }) => [concern, why]);
}

const paid = (amount: number): Partial<ShareTally> => ({
  spent: [{ month: "2026-01", source: "agency", fundId: null, amount, hasEvidence: true }],
});

describe("what worries", () => {
  test.each<[string, Said, Partial<ShareTally> | undefined, [string, string][]]>([
    [
      "late, and then not at risk as well",
      { quarters: [1, 2] },
      {},
      [["late", "ครบกำหนดสิ้นไตรมาสที่ 2 แล้วเสร็จ 0 จาก 2 ขั้นตอน"]],
    ],
    [
      "behind, but still in time",
      { quarters: [2, 3] },
      {},
      [
        [
          "at-risk",
          "สัญญาณไฟแดง · ถึงกำหนดแล้ว 1 จาก 2 ขั้นตอน (แผนไตรมาสที่ 2, 3) · ทำแล้ว 0 ขั้นตอน เท่ากับร้อยละ 0 ของที่ถึงกำหนด · เกณฑ์เขียวตั้งแต่ร้อยละ 100 เหลืองตั้งแต่ร้อยละ 40",
        ],
      ],
    ],
    ["planned for later", { quarters: [3] }, {}, []],
    ["on its way", { quarters: [2, 3] }, stepsDone("a"), []],
    ["done", { quarters: [1] }, stepsDone("a", "b"), []],
    [
      "given up, with the reason",
      { quarters: [1] },
      { setback: { reason: "น้ำท่วม", on: isoDate("2026-01-01") } },
      [["could-not", "น้ำท่วม"]],
    ],
    [
      "more paid than there is",
      { budget: 100_000, quarters: [3] },
      { ...paid(120_050), ...stepsDone("a") },
      [["over-spent", "เบิกจ่าย 1,200.50 จาก 1,000 บาท เกิน 200.50 บาท"]],
    ],
    [
      "paid without money",
      { quarters: [3] },
      { ...paid(100), ...stepsDone("a") },
      [["over-spent", "เบิกจ่าย 1 จาก 0 บาท เกิน 1 บาท"]],
    ],
    [
      "done with money left",
      { budget: 100_000 },
      { ...paid(40_000), ...stepsDone("a", "b") },
      [["under-spent", "แล้วเสร็จ เบิกจ่าย 400 จาก 1,000 บาท คงเหลือ 600 บาท"]],
    ],
    ["not done: money left means nothing", { budget: 100_000, quarters: [3] }, stepsDone("a"), []],
    ["what an amendment took out", { quarters: [1], dropped: true }, {}, []],
  ])("%s", (_name, said, recorded, expected) => {
    expect(worries(said, recorded)).toEqual(expected);
  });

  test("a target that was missed, with the arithmetic", () => {
    const monthly = { ...twice, number: 1, per: "quarter" as const };
    const [[concern, why] = []] = worries(
      { quarters: [3], outputs: [result(monthly, "จัดประชุม")] },
      stepsDone("a"),
    );
    expect(concern).toBe("missed");
    expect(why).toContain("จัดประชุม: ถึงเป้าหมาย 0 จาก 2 ช่วงที่สิ้นสุดแล้ว");
  });
});
