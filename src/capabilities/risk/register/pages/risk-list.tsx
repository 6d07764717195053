import type { ComponentChildren } from "preact";
import { paths } from "../../../../paths.ts";
import { blankForm } from "../../../../platform/forms/state.ts";
import { pageColumns } from "../../../../platform/tables/page-columns.ts";
import { LinkButton } from "../../../../platform/ui/button.tsx";
import { SelectField } from "../../../../platform/ui/choice-fields.tsx";
import { Empty } from "../../../../platform/ui/empty.tsx";
import { TextField } from "../../../../platform/ui/fields.tsx";
import { Figures } from "../../../../platform/ui/figures.tsx";
import { FilterForm } from "../../../../platform/ui/filter-form.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { Table } from "../../../../platform/ui/table.tsx";
import type { IsoDate } from "../../../../thai/dates.ts";
import type { Assessment } from "../../assessments/queries.ts";
import type { RiskFilter } from "../forms.ts";
import type { Register, RiskInList } from "../list.ts";
import { riskStatuses } from "../rules.ts";
import { riskTable } from "../table.tsx";
import { Views } from "./views.tsx";

export interface RiskListProps {
  org: string;
  today: IsoDate;
  years: readonly Assessment[];
  register: Register;
  shown: readonly RiskInList[];
  filter: RiskFilter;
  mayPropose: boolean;
  isKeeper: boolean;
  /** The year as a whole. */
  children: ComponentChildren;
}

export function RiskList(props: RiskListProps) {
  const { org, years, register, shown, filter, mayPropose, isKeeper } = props;
  const { assessment, risks } = register;
  const year = assessment.fiscal_year;
  const add = mayPropose && assessment.status === "open" && (
    <LinkButton href={paths.office.riskAdd.href({ org }, { year })} tone="go">
      {isKeeper ? "เพิ่มความเสี่ยง" : "เสนอความเสี่ยง"}
    </LinkButton>
  );
  return (
    <>
      <PageHead
        title={`ความเสี่ยงการทุจริต ปีงบประมาณ ${year}`}
        lead="เหตุการณ์ที่อาจเกิดขึ้น ระดับ มาตรการ และสิ่งที่ดำเนินการแล้ว"
        actions={add}
      />
      <Views org={org} years={years} assessment={assessment} current="risks" />
      {risks.length > 0 && <Overview {...props} />}
      <Sheet flush>
        <Table
          caption={`ทะเบียนความเสี่ยง ปีงบประมาณ ${year}`}
          captionUnseen
          columns={pageColumns(riskTable(org, assessment.scale))}
          rows={shown}
          rowKey={(risk) => risk.id}
          groupOf={filter.sort === "place" && filter.dir === "asc" ? (risk) => risk.process : undefined}
          order={{ key: filter.sort, dir: filter.dir }}
          query={queryOf(filter)}
          filter={risks.length > 0 && <Filters {...props} />}
          exports={[
            { label: "XLSX", href: paths.office.risksExportXlsx.href({ org }, queryOf(filter)) },
            { label: "CSV", href: paths.office.risksExport.href({ org }, queryOf(filter)) },
          ]}
          empty={
            risks.length === 0 ? (
              <Empty title="ยังไม่มีความเสี่ยงในปีนี้" icon="risk" action={add}>
                เริ่มจากงานที่ใช้ดุลพินิจ เกี่ยวกับเงิน พัสดุ บุคคล หรือการอนุญาต แล้วถามว่าอาจเกิดอะไรขึ้น โดยใคร และอย่างไร
              </Empty>
            ) : (
              <Empty
                title="ไม่มีความเสี่ยงที่ตรงกับตัวกรอง"
                action={<LinkButton href={paths.office.risks.href({ org }, { year })}>ล้างตัวกรอง</LinkButton>}
              />
            )
          }
        />
      </Sheet>
      {props.children}
    </>
  );
}

function Overview({ org, today, register }: RiskListProps) {
  const { assessment, risks } = register;
  const live = risks.filter(({ status }) => status !== "ended" && status !== "proposed");
  const highest = assessment.scale.levels.at(-1);
  const top = live.filter(({ now }) => now && now.level.key === highest?.key).length;
  const bare = live.filter(({ status }) => status === "without-measure").length;
  const due = live.filter(({ review_on }) => review_on !== null && review_on <= today).length;
  const waiting = (["unrated", "proposed"] as const).flatMap((status) => {
    const count = risks.filter((risk) => risk.status === status).length;
    return count > 0 ? [{ status, count }] : [];
  });
  const link = (text: string, query: Record<string, string>) => (
    <a href={paths.office.risks.href({ org }, { year: assessment.fiscal_year, ...query })}>{text}</a>
  );
  return (
    <Figures
      figures={[
        { label: "ความเสี่ยงในทะเบียน", value: live.length, unit: "รายการ" },
        {
          label: `ระดับ${highest?.name ?? ""}`,
          value: top,
          unit: "รายการ",
          tone: top > 0 ? "stop" : undefined,
          note: top > 0 && highest ? link("ดูรายการ", { level: highest.key }) : undefined,
        },
        {
          label: "ยังไม่มีมาตรการ",
          value: bare,
          unit: "รายการ",
          tone: bare > 0 ? "late" : undefined,
          note: bare > 0 ? link("ดูรายการ", { status: "without-measure" }) : undefined,
        },
        {
          label: "ถึงกำหนดทบทวน",
          value: due,
          unit: "รายการ",
          tone: due > 0 ? "late" : undefined,
          note: due > 0 ? link("เรียงตามวันทบทวน", { sort: "review" }) : undefined,
        },
        ...waiting.map(({ status, count }) => ({
          label: status === "unrated" ? "ยังไม่ประเมินระดับ" : "หน่วยงานเสนอ รอตรวจรับ",
          value: count,
          unit: "รายการ",
          tone: "late" as const,
          note: link("ดูรายการ", { status }),
        })),
      ]}
    />
  );
}

function Filters({ register, filter }: RiskListProps) {
  const { scale } = register.assessment;
  const { q, level, status, unit, cell, when, changed } = filter;
  const form = blankForm({
    q: q ?? "",
    level: level ?? "",
    status: status ?? "",
    unit: unit ?? "",
    changed: changed ?? "",
  });
  const units = new Map(
    register.risks.flatMap((risk) => (risk.unit_id ? [[risk.unit_id, risk.unit ?? ""]] : [])),
  );
  const changes = { new: "ใหม่ในปีนี้", changed: "เปลี่ยนจากปีก่อน" };
  const chips = [
    ...(q ? [{ name: "q", label: `คำค้น: ${q}` }] : []),
    ...(level
      ? [{ name: "level", label: `ระดับ: ${scale.levels.find(({ key }) => key === level)?.name ?? level}` }]
      : []),
    ...(status ? [{ name: "status", label: riskStatuses[status].title }] : []),
    ...(unit ? [{ name: "unit", label: `หน่วยงาน: ${units.get(unit) ?? "ไม่พบ"}` }] : []),
    ...(cell
      ? [
          {
            name: "cell",
            label: `ช่อง ${cell.replace("-", " × ")} (${when === "before" ? "ก่อนควบคุม" : "หลังควบคุม"})`,
          },
        ]
      : []),
    ...(changed ? [{ name: "changed", label: changes[changed] }] : []),
  ];
  return (
    <FilterForm query={queryOf(filter)} keep={["year", "sort", "dir", "cell", "when"]} chips={chips}>
      <TextField form={form} name="q" label="เหตุการณ์ ผู้กระทำ หรือวิธี" type="search" />
      <SelectField
        form={form}
        name="level"
        label="ระดับ"
        blank="ทุกระดับ"
        choices={scale.levels.map(({ key, name }) => ({ value: key, label: name }))}
      />
      <SelectField
        form={form}
        name="status"
        label="สถานะ"
        blank="ทุกสถานะ"
        choices={Object.entries(riskStatuses).map(([value, { title }]) => ({ value, label: title }))}
      />
      <SelectField
        form={form}
        name="unit"
        label="หน่วยงาน"
        blank="ทุกหน่วยงาน"
        choices={[...units].map(([value, label]) => ({ value, label }))}
      />
      {register.last && (
        <SelectField
          form={form}
          name="changed"
          label="เทียบกับปีก่อน"
          blank="ทั้งหมด"
          choices={Object.entries(changes).map(([value, label]) => ({ value, label }))}
        />
      )}
    </FilterForm>
  );
}

export function queryOf(filter: RiskFilter): Record<string, string | undefined> {
  return { ...filter, year: filter.year === undefined ? undefined : String(filter.year) };
}
