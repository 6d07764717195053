import { paths } from "../../../../paths.ts";
import type { FormState } from "../../../../platform/forms/state.ts";
import { CheckboxGroup } from "../../../../platform/ui/choice-fields.tsx";
import { TextArea, TextField } from "../../../../platform/ui/fields.tsx";
import { Form, SubmitRow } from "../../../../platform/ui/form.tsx";
import { MoneyField } from "../../../../platform/ui/money-field.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import type { Crumb } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { guidelineKeys, guidelineTitles } from "../../project-years.ts";
import type { ProjectYear } from "../../project-years.ts";
import type { YearRow } from "../queries.ts";

export function yearCrumbs(org: string, year?: number): Crumb[] {
  const all = { label: "ผลการดำเนินงาน", href: paths.office.progress.href({ org }) };
  if (year === undefined) return [all];
  const href = paths.office.progressYear.href({ org, year: String(year) });
  return [all, { label: `ปีงบประมาณ ${year}`, href }];
}

export function OpenYearForm({ org, form }: { org: string; form: FormState }) {
  return (
    <>
      <PageHead
        title="เปิดปีงบประมาณ"
        crumbs={yearCrumbs(org)}
        lead="ทุกโครงการในแผนที่ประกาศใช้จะเป็นงานของปีนี้ พร้อมขั้นตอน งบประมาณ ผู้รับผิดชอบ และตัวชี้วัด"
      />
      <Sheet>
        <Form form={form} action={paths.office.progressOpen.href({ org })}>
          <TextField form={form} name="year" label="ปีงบประมาณ (พ.ศ.)" inputmode="numeric" short />
          <SubmitRow label="เปิดปีงบประมาณ" cancelHref={paths.office.progress.href({ org })} />
        </Form>
      </Sheet>
    </>
  );
}

export type TurnKind = "amend" | "close" | "reopen";

const turnWords = {
  amend: {
    path: paths.office.progressAmend,
    title: "ปรับตามแผนฉบับใหม่",
    lead: "โครงการที่แผนเพิ่มจะเข้ามา ที่แผนนำออกจะหยุดรับผล ส่วนที่แก้จะใช้ข้อความใหม่ สิ่งที่บันทึกไว้แล้วยังอยู่ครบ",
    field: undefined,
    label: "ปรับตามแผน",
  },
  close: {
    path: paths.office.progressClose,
    title: "ปิดปีงบประมาณ",
    lead: "หลังปิดปี ไม่มีใครบันทึกเพิ่มหรือแก้ไขได้ เปิดอีกครั้งได้โดยให้เหตุผล",
    field: { label: "บันทึกการปิดปี", help: "เช่น รายงานรอบ 12 เดือนประกาศแล้ว" },
    label: "ปิดปีงบประมาณ",
  },
  reopen: {
    path: paths.office.progressReopen,
    title: "เปิดปีงบประมาณอีกครั้ง",
    lead: "เหตุผลจะแสดงไว้ในประวัติของปี",
    field: { label: "เหตุผลที่เปิดอีกครั้ง", help: undefined },
    label: "เปิดอีกครั้ง",
  },
} as const;

interface TurnFormProps {
  org: string;
  kind: TurnKind;
  year: YearRow;
  form: FormState;
}

export function TurnForm({ org, kind, year, form }: TurnFormProps) {
  const { path, title, lead, field, label } = turnWords[kind];
  const at = { org, year: String(year.year) };
  return (
    <>
      <PageHead title={title} crumbs={yearCrumbs(org, year.year)} lead={lead} />
      <Sheet>
        <Form form={form} action={path.href(at)} version={year.version}>
          {field && <TextArea form={form} name="reason" label={field.label} help={field.help} />}
          <SubmitRow label={label} cancelHref={paths.office.progressYear.href(at)} />
        </Form>
      </Sheet>
    </>
  );
}

interface ProjectYearFormProps {
  org: string;
  project: ProjectYear;
  form: FormState;
}

export function ProjectYearForm({ org, project, form }: ProjectYearFormProps) {
  const at = { org, year: String(project.year) };
  return (
    <>
      <PageHead
        title="งบบูรณาการและแนวทาง"
        crumbs={yearCrumbs(org, project.year)}
        lead={`โครงการที่ ${project.code} ${project.title}`}
      />
      <Sheet>
        <Form
          form={form}
          action={paths.office.progressProject.href({ org, id: project.id })}
          version={project.version}
        >
          <MoneyField
            form={form}
            name="integratedBudget"
            label="งบบูรณาการ"
            help="งบที่ได้รับตามแผนบูรณาการ ไม่รวมงบของหน่วยงานเอง เว้นว่างหากไม่มี"
          />
          <CheckboxGroup
            form={form}
            name="guidelines"
            label="แนวทางตามแผนบูรณาการงบประมาณการป้องกันและปราบปรามการทุจริต"
            choices={guidelineKeys.map((value) => ({ value, label: guidelineTitles[value] }))}
          />
          <SubmitRow label="บันทึก" cancelHref={paths.office.progressYear.href(at)} />
        </Form>
      </Sheet>
    </>
  );
}
