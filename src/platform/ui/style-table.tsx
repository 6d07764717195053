/** Sample figures and a sample table for /style; it filters and sorts by its address, as all tables do. */
import { Badge } from "./badge.tsx";
import type { Tone } from "./badge.tsx";
import { LinkButton } from "./button.tsx";
import { SelectField } from "./choice-fields.tsx";
import { Empty } from "./empty.tsx";
import { TextField } from "./fields.tsx";
import { Figures } from "./figures.tsx";
import { FilterForm } from "./filter-form.tsx";
import type { Query } from "./query-link.ts";
import { Sheet } from "./sheet.tsx";
import { Table } from "./table.tsx";
import type { Column } from "./table.tsx";

interface Project {
  readonly code: string;
  readonly name: string;
  readonly dimension: string;
  readonly unit: string;
  readonly result: string;
  readonly budget: number;
  readonly spent: number;
  readonly tone: Tone;
  readonly state: string;
}

const culture = "มิติที่ 1 การสร้างวัฒนธรรมสุจริต";
const openness = "มิติที่ 2 การบริหารราชการด้วยความโปร่งใส";

// prettier-ignore
const projects: readonly Project[] = [
  { code: "1.1.1(1)", name: "อบรมกฎหมายและระเบียบสำหรับบุคลากร", dimension: culture, unit: "สำนักปลัด", result: "จัดแล้ว 1 จาก 2 ครั้ง · ผ่านทดสอบร้อยละ 86.7", budget: 150_000, spent: 68_000, tone: "doing", state: "อยู่ระหว่างดำเนินการ" },
  { code: "1.1.1(2)", name: "เผยแพร่ประมวลจริยธรรม", dimension: culture, unit: "สำนักปลัด", result: "4 ช่องทาง (เป้า 3)", budget: 0, spent: 0, tone: "done", state: "แล้วเสร็จ" },
  { code: "1.2.1(1)", name: "ส่งเสริมเศรษฐกิจพอเพียงในชุมชน", dimension: culture, unit: "กองสวัสดิการสังคม", result: "", budget: 30_000, spent: 16_500, tone: "late", state: "จ่ายแล้ว ยังไม่มีผล" },
  { code: "2.2.2(1)", name: "นโยบายไม่รับของขวัญ (No Gift Policy)", dimension: openness, unit: "ทุกสำนัก/กอง", result: "รับทราบ 52 จาก 61 คน", budget: 0, spent: 0, tone: "doing", state: "อยู่ระหว่างดำเนินการ" },
  { code: "2.2.2(3)", name: "เผยแพร่ผลการจัดซื้อจัดจ้างรายเดือน", dimension: openness, unit: "กองคลัง", result: "ยังไม่ถึงกำหนด", budget: 0, spent: 0, tone: "idle", state: "ยังไม่เริ่ม" },
  { code: "2.2.2(6)", name: "สำรวจความพึงพอใจ ณ จุดบริการ", dimension: openness, unit: "กองคลัง", result: "ร้อยละ 88.4 (เป้า 80)", budget: 50_000, spent: 0, tone: "stop", state: "ดำเนินการไม่ได้" },
];

const baht = (amount: number) => (amount === 0 ? "–" : amount.toLocaleString("en-US"));
const sum = (rows: readonly Project[], of: (row: Project) => number) =>
  rows.reduce((all, row) => all + of(row), 0);

export function StyleTable({ query }: { query: Query }) {
  const rows = sorted(
    projects.filter((project) => matches(project, query)),
    query,
  );
  const unit = query["unit"];
  const chips = [
    ...(unit ? [{ name: "unit", label: `หน่วยงาน: ${unit}` }] : []),
    ...(query["q"] ? [{ name: "q", label: `คำค้น: ${query["q"]}` }] : []),
  ];
  const filters = { values: { unit: unit ?? "", q: query["q"] ?? "" }, errors: {} };
  const units = [...new Set(projects.map((project) => project.unit))];
  return (
    <>
      <Figures
        figures={[
          { label: "ดำเนินการแล้ว", value: 23, unit: "จาก 40 โครงการ" },
          { label: "ตัวชี้วัดที่ถึงเป้า", value: 31, unit: "จาก 58", tone: "done" },
          { label: "เบิกจ่าย", value: "84,500", unit: "จาก 230,000 บาท" },
          { label: "ยังไม่มีหลักฐาน", value: 4, unit: "โครงการ", tone: "late" },
        ]}
      />
      <Sheet title="โครงการ กิจกรรม มาตรการ" aside={`เรียงตามมิติ · ${rows.length} รายการ`} flush>
        <Table
          caption="โครงการ กิจกรรม มาตรการ"
          captionUnseen
          columns={columnsFor(rows)}
          rows={rows}
          rowKey={(project) => project.code}
          groupOf={query["sort"] ? undefined : (project) => project.dimension}
          order={
            query["sort"] ? { key: query["sort"], dir: query["dir"] === "desc" ? "desc" : "asc" } : undefined
          }
          query={query}
          totalLabel={`รวม ${rows.length} โครงการ`}
          filter={
            <FilterForm query={query} chips={chips}>
              <TextField form={filters} name="q" label="คำค้น" type="search" />
              <SelectField
                form={filters}
                name="unit"
                label="หน่วยงาน"
                blank="ทุกหน่วยงาน"
                choices={units.map((value) => ({ value, label: value }))}
              />
            </FilterForm>
          }
          exports={[
            { label: "XLSX", href: "/style?format=xlsx" },
            { label: "CSV", href: "/style?format=csv" },
          ]}
          paging={{ page: Number(query["page"] ?? "1"), pages: 9, count: rows.length }}
          empty={
            <Empty title="ไม่มีโครงการที่ตรงกับตัวกรอง" action={<LinkButton href="/style">ล้างตัวกรอง</LinkButton>}>
              ลองคำค้นที่สั้นลง หรือเลือกทุกหน่วยงาน
            </Empty>
          }
        />
      </Sheet>
    </>
  );
}

function columnsFor(rows: readonly Project[]): readonly Column<Project>[] {
  return [
    { key: "code", head: "ที่", cell: (project) => project.code, tight: true },
    {
      key: "name",
      head: "โครงการ / กิจกรรม / มาตรการ",
      cell: (project) => <a href="#project">{project.name}</a>,
      sortable: true,
      cardTitle: true,
    },
    { key: "unit", head: "หน่วยงาน", cell: (project) => project.unit, sortable: true },
    { key: "result", head: "ผลตามตัวชี้วัด", cell: (project) => project.result || "–" },
    {
      key: "budget",
      head: "งบ (บาท)",
      cell: (project) => baht(project.budget),
      align: "end",
      sortable: true,
      total: baht(sum(rows, (row) => row.budget)),
    },
    {
      key: "spent",
      head: "เบิกจ่าย",
      cell: (project) => baht(project.spent),
      align: "end",
      total: baht(sum(rows, (row) => row.spent)),
    },
    { key: "state", head: "สถานะ", cell: (project) => <Badge tone={project.tone}>{project.state}</Badge> },
  ];
}

function matches(project: Project, query: Query): boolean {
  return (!query["unit"] || project.unit === query["unit"]) && project.name.includes(query["q"] ?? "");
}

function sorted(rows: readonly Project[], query: Query): readonly Project[] {
  const key = query["sort"];
  const direction = query["dir"] === "desc" ? -1 : 1;
  if (key === "budget") return rows.toSorted((a, b) => (a.budget - b.budget) * direction);
  if (key === "name" || key === "unit")
    return rows.toSorted((a, b) => a[key].localeCompare(b[key], "th") * direction);
  return rows;
}
