import { beforeAll, expect, test } from "vitest";
import { planNamed } from "../queries.ts";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import { docxText, xlsxText } from "../../../testing/read-office.ts";
import { readWithPdfJs } from "../../../testing/read-pdf.ts";
import { openTestHouse } from "../../../testing/house.ts";
import { aMember, anOrganisation, aUnit } from "../../../testing/people.ts";
import type { TestMember } from "../../../testing/people.ts";
import { browserFor } from "../../../testing/requests.ts";
import { toArabicDigits } from "../../../thai/digits.ts";

const opened = await openTestHouse();
const { house } = opened;
const browser = browserFor(opened);
const org = await anOrganisation(house);
let coordinator: TestMember;
let base = "";

/** Odd satang in every sum: what is rounded anywhere, or takes another sum's place, shows. */
const sums = (from: number) =>
  Object.fromEntries(
    [0, 1, 2, 3, 4].map((year) => [`budgets.${year}`, `${from + year},23${year}.0${year + 1}`]),
  );

beforeAll(async () => {
  opened.setClock("2026-01-15T05:00:00Z");
  coordinator = await aMember(house, org, "coordinator");
  const unit = await aUnit(house, org, "สำนักปลัดเทศบาล");
  const send = async (address: string, facts: Record<string, string | string[]>) => {
    const answer = await browser.post(address, facts, coordinator);
    expect(answer.status).toBe(303);
    return answer.headers.get("location") ?? "";
  };
  base = await send(`/${org.slug}/office/plans/start`, { cycle: "2566-2570", begin: "ready" });
  await send(`${base}/funds`, { name: "โครงการอบรมในแผนพัฒนาท้องถิ่น", ...sums(40) });
  const plan = await readIn(house.database, org.id, (db) =>
    planNamed(db, org.id, base.split("/").at(-1) ?? ""),
  );
  const shared = {
    "fundings.0.fundId": plan?.funds[0]?.id ?? "",
    "fundings.0.budgets.0": "30,000",
    "fundings.0.budgets.2": "41,000",
  };
  for (const [at, [mission, more]] of (
    [
      ["1.1", shared],
      ["1.2", {}],
      ["2.1", shared],
      ["4.3", {}],
    ] as const
  ).entries()) {
    await send(`${base}/projects/add`, {
      title: `โครงการที่เพิ่มครั้งที่ ${at}`,
      kind: "project",
      mission,
      ...sums(50 + at * 7),
      ...more,
      units: [unit],
      period: "ปีงบประมาณ พ.ศ. 2566 - 2570",
    });
  }
});

const plain = (text: string) => toArabicDigits(text).replaceAll(/[–−]/g, "-").replaceAll(/\s/g, "");

/** Rows of the table page: words of each cell. */
function rowsOf(html: string): string[][] {
  const table = /<table class="book"[^>]*>.*?<\/table>/s.exec(html)?.[0] ?? "";
  return [...table.matchAll(/<tr\b.*?<\/tr>/gs)].map(([row]) =>
    [...row.matchAll(/<t[hd]\b[^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = ""]) =>
      plain(
        cell
          .replaceAll(/<div class="hush">.*?<\/div>/gs, "")
          .replaceAll(/<[^>]*>/g, "")
          .replaceAll("&quot;", '"')
          .replaceAll("&amp;", "&"),
      ),
    ),
  );
}

const formats = [
  ["pdf", async (bytes: Uint8Array) => (await readWithPdfJs(bytes)).join("\n")],
  ["docx", docxText],
  ["xlsx", xlsxText],
] as const;

test.each(formats)(
  "Part 2 as %s says in every row what the screen says, to the satang",
  async (ending, read) => {
    const rows = rowsOf(await (await browser.get(`${base}/table`, coordinator)).text());
    // Of a row, what both have: the project or the count, and the sum of each year. The screen adds the years up as well.
    const said = rows.flatMap((cells) => {
      const start = cells.findIndex((cell) => /^\d+\)|^จำนวน\d+โครงการ|^เงินก้อนเดียวกัน/.test(cell));
      return start < 0 ? [] : [cells.slice(start, start + 6).join("")];
    });
    expect(said).toHaveLength(44 + 4 + 1 + 1);
    expect(said.filter((row) => /\d\.\d\d/.test(row)).length).toBeGreaterThan(8);
    const answer = await browser.get(`${base}/table/table.${ending}?digits=arabic`, coordinator);
    expect(answer.status).toBe(200);
    const text = plain(await read(new Uint8Array(await answer.arrayBuffer())));
    let at = 0;
    const missing = said.filter((row) => {
      const found = text.indexOf(row, at);
      if (found >= 0) at = found + row.length;
      return found < 0;
    });
    expect(missing).toEqual([]);
  },
);
