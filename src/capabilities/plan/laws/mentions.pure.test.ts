import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { readPacks } from "../../../platform/packs/load.ts";
import { root } from "../../../platform/root.ts";
import { toThaiDigits } from "../../../thai/digits.ts";
import { lawNames, lawTitle } from "../packs/laws.ts";
import type { Law } from "../packs/laws.ts";
import { findLawMentions } from "./mentions.ts";

let laws: readonly Law[] = [];
beforeAll(async () => {
  const [pack] = await readPacks(join(root, "packs"), lawNames);
  laws = pack?.data.laws ?? [];
});

function told(text: string): string[] {
  return findLawMentions(text, laws).map(
    ({ law, wrong }) =>
      `${law.key}${wrong.map((each) => ` ${each.what}:${each.written}>${each.right}`).join("")}`,
  );
}

describe("a law is found by its name, with what is wrong in it", () => {
  const cases: [string, string[]][] = [
    ["ตามพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540 มาตรา 9", ["official-information"]],
    ["ตาม พ.ร.บ. ข้อมูลข่าวสารของราชการ พ.ศ. ๒๕๔๐", ["official-information"]],
    ["พระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2550", ["official-information year:2550>2540"]],
    [
      "พระราชบัญญัติว่าด้วยหลักเกณฑ์และวิธีการบริหารกิจการบ้านเมืองที่ดี พ.ศ. 2546",
      ["good-governance kind:พระราชบัญญัติ>พระราชกฤษฎีกา"],
    ],
    [
      "พระราชกฤษฎีกาว่าด้วยหลักเกณฑ์และวิธีการบริหาร กิจการบ้านเมืองที่ดี พ.ศ. 2556 มาตรา 6",
      ["good-governance year:2556>2546"],
    ],
    [
      "พระราชกฤษฎีกาว่าด้วยหลักเกณฑ์และวิธีการบริหารกิจการบ้านเมืองที่ดี พ.ศ. 2546 และที่แก้ไขเพิ่มเติม (ฉบับที่ 2) พ.ศ. 2562",
      ["good-governance"],
    ],
    [
      "พระราชบัญญัติกำหนดแผนและขั้นตอนการกระจายอำนาจให้แก่องค์กรปกครองส่วนท้องถิ่น (ฉบับที่ 2) พ.ศ. 2559",
      ["decentralisation year:2559>2549"],
    ],
    ["พระราชบัญญัติระเบียบบริหารราชการแผ่นดิน พ.ศ. 2500", ["state-administration"]],
    ["พระราชบัญญัติระเบียบบริหารราชการแผ่นดิน (ฉบับที่ 5) พ.ศ. 2544", ["state-administration year:2544>2545"]],
    ["พ.ร.บ.อำนวยความสะดวกในการพิจารณาอนุญาตของทางราชการ พ.ศ. 2558", ["licensing-facilitation"]],
    ["รัฐธรรมนูญแห่งราชอาณาจักรไทย พุทธศักราช 2550", ["constitution year:2550>2560"]],
    ["ระเบียบกระทรวงมหาดไทยว่าด้วยข้อบังคับการประชุมสภาท้องถิ่น พ.ศ. 2547", ["council-meetings"]],
    [
      "พระราชบัญญัติป้องกันและปราบปรามการทุจริต พ.ศ. 2561",
      ["anti-corruption kind:พระราชบัญญัติ>พระราชบัญญัติประกอบรัฐธรรมนูญ"],
    ],
    ["ยึดหลักการบริหารกิจการบ้านเมืองที่ดี และการป้องกันและปราบปรามการทุจริต", []],
    ["แผนการศึกษาแห่งชาติ", []],
    ["กฎหมายประกอบรัฐธรรมนูญว่าด้วยการป้องกันและปราบปรามการทุจริต", []],
    ["", []],
  ];
  test.each(cases)("%s", (text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  test("the whole name is quoted as it is written", () => {
    const text = "อาศัยพระราชบัญญัติข้อมูลข่าวสาร ของราชการ พ.ศ. ๒๕๕๐ จึงกำหนด";
    expect(findLawMentions(text, laws)[0]?.quote).toBe("พระราชบัญญัติข้อมูลข่าวสาร ของราชการ พ.ศ. ๒๕๕๐");
  });
});

test("every law of the pack is right in its own words, in Thai figures too, and wrong in another year", () => {
  for (const law of laws) {
    const { year } = law;
    if (year === null) continue;
    const text = `ตาม${lawTitle(law)} พ.ศ. ${year}`;
    expect(told(text)).toEqual([law.key]);
    expect(told(toThaiDigits(text))).toEqual([law.key]);
    expect(told(`ตาม${lawTitle(law)} พ.ศ. ${year + 1}`)).toEqual([`${law.key} year:${year + 1}>${year}`]);
  }
});

test("any text is read without failing, and quotes stand in it", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("พ.ศ.", "2546", "พระราชบัญญัติ", "ข้อมูลข่าวสารของราชการ", " ", "ว่าด้วย")),
      (parts) => {
        const text = parts.join("");
        for (const { quote } of findLawMentions(text, laws)) expect(text).toContain(quote);
      },
    ),
  );
});

test("a pack that vouches for a copy, or checks nothing, is refused", async () => {
  const [pack] = await readPacks(join(root, "packs"), lawNames);
  const [law] = laws;
  if (!pack || !law) throw new Error("no laws");
  const refused = (change: Partial<Law>) =>
    lawNames.check?.({ ...pack, data: { laws: [{ ...law, ...change }] } }).map((each) => each.split(":")[0]);
  expect(refused({})).toEqual([]);
  expect(refused({ confirmed: true })).toEqual(["data.laws.0.confirmed"]);
  expect(refused({ sources: [9] })).toEqual(["data.laws.0.sources"]);
  expect(refused({ year: null })).toEqual(["data.laws.0.year"]);
  expect(lawNames.check?.({ ...pack, data: { laws: [law, law] } })).toEqual([
    "data.laws.1.key: ซ้ำกับรายการก่อนหน้า",
  ]);
});
