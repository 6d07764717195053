import { describe, expect, it } from "vitest";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { linesOfPdf, readWithPdfJs } from "../../../testing/read-pdf.ts";
import { chartBlocks } from "../../charts/chart-blocks.ts";
import { chartSamples } from "../../charts/samples.ts";
import { everyPart } from "../every-part.ts";
import type { Block, DocumentModel, Section, TableRow } from "../model.ts";
import { drawPdf } from "./draw.ts";

function paper(sections: readonly Section[], more: Partial<DocumentModel> = {}): DocumentModel {
  return { title: "เอกสารทดสอบ", issuer: "เทศบาล", digits: "thai", sections, ...more };
}

const bare = (text: string) => text.replaceAll(/\s/g, "");
const pagesOf = async (model: DocumentModel) => (await readWithPdfJs(await drawPdf(model))).map(bare);

const filling = (count: number): Block[] =>
  Array.from({ length: count }, (_, at) => ({ kind: "paragraph", text: `ข้อความบรรทัดที่ ${at}` }));

/** A report as the ministry has it: eleven columns, heads over several of them, ticks, groups, sums. */
function report(rows: number): Block {
  const body = Array.from({ length: rows }, (_, at): TableRow => ({
    cells: [
      { content: `โครงการที่ ${at + 1}` },
      { content: "ร้อยละของผู้เข้าร่วม" },
      { content: "บุคลากร 100 คน" },
      {
        content: [
          { kind: "paragraph", text: `ผลของโครงการที่ ${at + 1} ` },
          { kind: "list", marks: "decimal", items: [{ text: "ประชุมชี้แจง" }, { text: `ติดตามรอบที่ ${at + 1}` }] },
        ],
      },
      { content: { satang: null } },
      { content: { satang: 1500000 + at } },
      { content: { satang: 123456789 } },
      { content: { tick: at % 3 === 0 } },
      { content: { tick: at % 3 === 1 } },
      { content: { tick: at % 3 === 2 } },
      { content: "" },
    ],
  }));
  return {
    kind: "table",
    size: 11,
    columns: [5, 4, 3, 5, 2.5, 2.5, 2.5, 1.6, 1.6, 1.6, 2].map((weight) => ({ weight })),
    head: [
      {
        cells: [
          ...["งาน/กิจกรรม/โครงการ", "ตัวชี้วัด", "เป้าหมาย", "ผลการดำเนินงาน"].map((content) => ({
            content,
            rowSpan: 2,
          })),
          { content: "งบประมาณ (ถ้ามี)", colSpan: 3 },
          { content: "แนวทางตามแผนบูรณาการ", colSpan: 3 },
          { content: "หมายเหตุ", rowSpan: 2 },
        ],
      },
      {
        cells: ["งบบูรณาการ", "งบหน่วยงาน", "ผลเบิกจ่าย", "จิตสำนึก", "กลไก", "ประสิทธิภาพ"].map((content) => ({
          content,
        })),
      },
    ],
    body: [
      { role: "group", cells: [{ content: "มิติที่ 1 การสร้างสังคมที่ไม่ทนต่อการทุจริต" }] },
      ...body,
      {
        role: "subtotal",
        cells: [
          { content: "รวม", colSpan: 5 },
          { content: { satang: 9900000n } },
          { content: "", colSpan: 5 },
        ],
      },
      {
        role: "total",
        cells: [
          { content: "รวมทั้งสิ้น", colSpan: 5 },
          { content: { satang: 9900000n } },
          { content: "", colSpan: 5 },
        ],
      },
    ],
  };
}

describe("pages of a PDF", () => {
  it("repeat the head of a table, lose no row and keep the sums with what they sum", async () => {
    const pages = await pagesOf(paper([{ orientation: "lying", blocks: [report(66)] }]));
    expect(pages.length).toBeGreaterThan(8);
    for (const page of pages) expect(page).toContain("หมายเหตุ");
    const all = pages.join("");
    const digits = (at: number) => String(at).replaceAll(/\d/g, (digit) => "๐๑๒๓๔๕๖๗๘๙"[Number(digit)] ?? "");
    for (let at = 1; at <= 66; at += 1) expect(all, `row ${at}`).toContain(`ติดตามรอบที่${digits(at)}`);
    expect(all.split("✓")).toHaveLength(67);
    expect(pages.at(-1)).toMatch(/ติดตามรอบที่๖๖.*รวม๙๙,๐๐๐\.๐๐รวมทั้งสิ้น๙๙,๐๐๐\.๐๐$/);
  }, 30_000);

  it("let the text of a cell reach down over the rows that it is one with, and over pages", async () => {
    const words = Array.from({ length: 60 }, (_, at) => `ภารกิจที่${at + 100}`);
    const rows = Array.from({ length: 40 }, (_, at): TableRow => ({
      whole: true,
      cells: [
        at === 0 ? { content: words.join(" ") } : { content: "", continues: true },
        { content: `โครงการที่${at + 500} ซึ่งมีชื่อยาวกว่าหนึ่งบรรทัดในช่องที่แคบของตารางนี้` },
      ],
    }));
    const columns = [{ weight: 1 }, { weight: 2 }];
    const pages = await pagesOf(
      paper([{ blocks: [{ kind: "table", columns, head: [], body: rows }] }], { digits: "arabic" }),
    );
    const all = pages.join("");
    expect(words.filter((word) => all.split(word).length !== 2)).toEqual([]);
    expect(rows.filter((_, at) => !all.includes(`โครงการที่${at + 500}`))).toEqual([]);
    // In one cell the words would take the first page alone.
    expect(pages[0]).toContain("โครงการที่510");
    expect(pages[0]).toContain("ภารกิจที่110");
  });

  it("neither end with the first line of a paragraph nor begin with its last", async () => {
    const lines = (count: number) => Array.from({ length: count }, (_, at) => `บรรทัด${at}`).join("\n");
    for (const count of [2, 3, 4, 7]) {
      for (let above = 24; above <= 36; above += 1) {
        const text = `ต้นย่อหน้า\n${lines(count - 2)}${count > 2 ? "\n" : ""}ท้ายย่อหน้า`;
        const blocks: Block[] = [
          { kind: "paragraph", text },
          { kind: "list", marks: "dash", items: [{ text }] },
        ];
        const pages = await Promise.all(
          blocks.map((block) => pagesOf(paper([{ blocks: [...filling(above), block] }]))),
        );
        for (const page of pages.flat()) {
          expect(page).not.toMatch(/ต้นย่อหน้า$/);
          expect(page).not.toMatch(/^–?ท้ายย่อหน้า/);
        }
      }
    }
  }, 60_000);

  it("carry no name of a signer without the words that it signs", async () => {
    for (let above = 24; above <= 36; above += 1) {
      const pages = await pagesOf(
        paper([
          {
            blocks: [
              ...filling(above),
              { kind: "paragraph", text: "สั่งณวันที่" },
              { kind: "signatures", signers: [{ name: "นายสมหวัง" }] },
            ],
          },
        ]),
      );
      expect(pages.at(-1)).toContain("สั่งณวันที่");
      expect(pages.at(-1)).toContain("นายสมหวัง");
    }
  }, 60_000);

  it("are counted in letters before the text, and the contents say so", async () => {
    const before = { numbers: "letters" } as const;
    const heading = (text: string): Block => ({ kind: "heading", level: 1, text });
    const pages = await pagesOf(
      paper(
        [
          { ...before, blocks: [heading("คำนำ"), ...filling(40)] },
          { ...before, blocks: [{ kind: "contents", title: "สารบัญ", depth: 1 }] },
          { blocks: [heading("บทนำ"), ...filling(40)] },
          { blocks: [heading("บทท้าย")] },
        ],
        { pageNumbers: "top", cover: { title: "แผน" } },
      ),
    );
    const numbers = pages.map((page) => /^-(.{1,2})-|-(.{1,2})-$/.exec(page)?.slice(1).join(""));
    expect(numbers).toEqual([undefined, "ก", "ข", "ค", "๑", "๒", "๓"]);
    expect(pages[3]).toMatch(/หน้าคำนำ\.*กบทนำ\.*๑บทท้าย\.*๓/);
  });

  it("hold a row that is longer than a page, and a head that is", async () => {
    const long = Array.from({ length: 400 }, (_, at) => `x${at}y`);
    const cells = [{ content: long.join(" ") }, { content: "สั้น" }];
    const columns = [{ weight: 1 }, { weight: 1 }];
    for (const parts of [
      { head: [], body: [{ whole: true, cells }] },
      { head: [{ cells }], body: [{ cells: [{ content: "ก" }, { content: "ข" }] }] },
    ]) {
      const pages = await pagesOf(
        paper([{ blocks: [{ kind: "table", columns, ...parts }] }], { digits: "arabic" }),
      );
      expect(pages.length).toBeGreaterThan(1);
      expect(long.filter((word) => !pages.join("").includes(word))).toEqual([]);
    }
  }, 30_000);

  it("stand upright and lie in one document", async () => {
    const blocks = filling(1);
    const bytes = await drawPdf(paper([{ blocks }, { orientation: "lying", blocks }, { blocks }]));
    const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
    const pdf = await loading.promise;
    const shapes: boolean[] = [];
    for (let at = 1; at <= pdf.numPages; at += 1) {
      const [, , width = 0, height = 0] = (await pdf.getPage(at)).view;
      shapes.push(width > height);
    }
    await loading.destroy();
    expect(shapes).toEqual([false, true, false]);
  }, 30_000);

  it("end with no heading, part no signature, and name in the contents where headings stand", async () => {
    for (let lines = 18; lines < 34; lines += 1) {
      const heading: Block = { kind: "heading", level: 2, text: "หัวข้อที่ตาม" };
      const signer = { label: "ลงชื่อ", name: "นายสมชาย ใจดี", position: ["ปลัดเทศบาล"], date: "วันที่ลงนาม" };
      const pages = await pagesOf(
        paper([
          {
            blocks: [
              { kind: "contents", title: "สารบัญ", depth: 2 },
              { kind: "page-break" },
              ...filling(lines),
              heading,
              ...filling(2),
            ],
          },
          { blocks: [...filling(lines), { kind: "signatures", signers: [signer, signer] }] },
        ]),
      );
      const at = pages.findLastIndex((page) => page.includes("หัวข้อที่ตาม"));
      expect(pages[at]).toMatch(/หัวข้อที่ตาม.*ข้อความบรรทัดที่๐/s);
      expect(pages[0]).toMatch(new RegExp(`หัวข้อที่ตาม.*${"๐๑๒๓๔"[at + 1]}`));
      const signed = pages.filter((page) => page.includes("ลงชื่อ"));
      expect(signed).toHaveLength(1);
      expect(signed[0]).toMatch(/ลงชื่อ.*ปลัดเทศบาล.*วันที่ลงนาม/s);
    }
  }, 30_000);

  it("hold a footnote at the foot of the page that names it, once", async () => {
    const blocks = filling(70).map((block, at): Block =>
      at % 10 === 5
        ? { kind: "paragraph", text: [{ text: `เรื่องที่${at}จบ`, note: `เชิงอรรถของ${at}จบ` }] }
        : block,
    );
    const pages = await pagesOf(paper([{ blocks }], { digits: "arabic" }));
    for (let at = 5; at < 70; at += 10) {
      const naming = pages.filter((page) => page.includes(`เรื่องที่${at}จบ`));
      expect(naming).toHaveLength(1);
      expect(naming[0]).toContain(`เชิงอรรถของ${at}จบ`);
      expect(pages.join("").split(`เชิงอรรถของ${at}จบ`)).toHaveLength(2);
    }
  }, 30_000);

  it("keep a number in one piece beside long words, and the head in the middle of its rows", async () => {
    const long = "นางสาวกมลชนก เจริญสุขสวัสดิ์ไพบูลย์ทรัพย์เจริญวัฒนา";
    const bytes = await drawPdf(
      paper(
        [
          {
            blocks: [
              {
                kind: "table",
                columns: [{ weight: 1 }, { weight: 6 }, { weight: 6 }],
                head: [
                  {
                    cells: [
                      { content: "ที่", rowSpan: 2 },
                      { content: "รายการ", colSpan: 2 },
                    ],
                  },
                  { cells: [{ content: "ชื่อ" }, { content: "ตำแหน่ง" }] },
                ],
                body: [{ cells: [{ content: "10." }, { content: long }, { content: long }] }],
              },
            ],
          },
        ],
        { keepWhole: [long] },
      ),
    );
    const lines = (await linesOfPdf(bytes)).flat();
    expect(lines.map(({ text }) => bare(text)).some((text) => text.startsWith("๑๐."))).toBe(true);
    const heights = await heightsOf(bytes);
    const [number = NaN, above = NaN, below = NaN] = ["ที่", "รายการ", "ชื่อ"].map((text) => heights.get(text));
    expect(number).toBeLessThan(above);
    expect(number).toBeGreaterThan(below);
  }, 30_000);
});

/** How high on the first page each text stands. */
async function heightsOf(bytes: Uint8Array): Promise<Map<string, number>> {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const { items } = await (await (await loading.promise).getPage(1)).getTextContent();
  await loading.destroy();
  return new Map(items.flatMap((item) => ("str" in item ? [[item.str, Number(item.transform[5])]] : [])));
}

describe("charts in a PDF", () => {
  it("are drawn as lines with letters that can be found, not as points", async () => {
    for (const chart of chartSamples) {
      const blocks = chartBlocks(chart, { digits: "thai", label: "แผนภูมิที่ 1" });
      const bytes = await drawPdf(paper([{ blocks }]));
      expect(Buffer.from(bytes).toString("latin1")).not.toMatch(/\/Subtype\s*\/Image/);
      const text = (await pagesOf(paper([{ blocks }]))).join("");
      expect(text).toContain("แผนภูมิที่๑");
    }
    const text = (await pagesOf(everyPart())).join("");
    for (const words of ["มิติที่๓ประชาชนมีส่วนร่วม", "๗๕.๕๐", "เป้าหมาย", "ไม่มีข้อมูล"]) expect(text).toContain(words);
  }, 30_000);
});
