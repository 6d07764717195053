import type { ComponentChildren } from "preact";
import { paths } from "../../../../paths.ts";
import type { FormState, FormValues } from "../../../../platform/forms/state.ts";
import { Confirm } from "../../../../platform/ui/confirm.tsx";
import { RadioGroup, SelectField } from "../../../../platform/ui/choice-fields.tsx";
import { DateField } from "../../../../platform/ui/date-field.tsx";
import { TextArea, TextField } from "../../../../platform/ui/fields.tsx";
import { Form, SubmitRow } from "../../../../platform/ui/form.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import type { Crumb } from "../../../../platform/ui/page-head.tsx";
import { UnitPicker } from "../../../../platform/ui/pickers.tsx";
import type { UnitOption } from "../../../../platform/ui/pickers.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { truncate } from "../../../../thai/text.ts";
import { formatThaiDate } from "../../../../thai/date-text.ts";
import { isoDate } from "../../../../thai/dates.ts";
import { yearCrumbs } from "../../assessments/pages/forms.tsx";
import type { Assessment } from "../../assessments/queries.ts";
import type { Measure, Risk } from "../../register/queries.ts";
import type { RiskProject } from "../queries.ts";

interface Around {
  org: string;
  form: FormState;
  risk: Risk;
  assessment: Assessment;
}

export interface MeasureFormProps extends Around {
  units: readonly UnitOption[];
  projects: readonly RiskProject[];
  isKeeper: boolean;
  /** The one that is edited; none when it is new. */
  measure?: Measure;
}

export function measureAction(org: string, risk: Pick<Risk, "id">, measure?: Pick<Measure, "id">): string {
  return measure
    ? paths.office.riskMeasure.href({ org, risk: risk.id, id: measure.id })
    : paths.office.riskMeasureAdd.href({ org, id: risk.id });
}

export function MeasureForm(props: MeasureFormProps) {
  const { org, form, risk, assessment, units, projects, isKeeper, measure } = props;
  const action = measureAction(org, risk, measure);
  return (
    <>
      <PageHead
        title={measure ? "แก้ไขมาตรการ" : "เพิ่มมาตรการ"}
        crumbs={riskCrumbs(org, risk, assessment)}
        lead={risk.event}
      />
      <Sheet>
        <Form
          form={form}
          action={action}
          version={measure?.version}
          draft={paths.office.draft.href({ org }, { form: action })}
        >
          <TextArea
            form={form}
            name="text"
            label="มาตรการ"
            help="เขียนอย่างที่จะพิมพ์ในตารางความเสี่ยงของแผน"
            rows={2}
            maxlength={1000}
          />
          <RadioGroup
            form={form}
            name="against"
            label="ใช้กับ"
            choices={[
              { value: "own", label: "เหตุการณ์นี้" },
              { value: "all", label: `ทุกเหตุการณ์ของ${risk.process}` },
            ]}
          />
          <ProjectField form={form} projects={projects} linked={measure?.project_id} />
          <UnitPicker
            form={form}
            name="unitId"
            label="หน่วยงานรับผิดชอบ"
            units={units}
            blank={isKeeper ? "ทั้งองค์กร" : "เลือกหน่วยงาน…"}
          />
          <TextField
            form={form}
            name="responsible"
            label="ผู้รับผิดชอบ"
            help="ตำแหน่งหรือคณะทำงาน"
            optional
            maxlength={300}
          />
          <DateField form={form} name="dueOn" label="กำหนดแล้วเสร็จ" optional />
          <SubmitRow label="บันทึก" cancelHref={paths.office.risk.href({ org, id: risk.id })} />
        </Form>
      </Sheet>
      {measure && isKeeper && measure.result === null && assessment.status === "open" && (
        <Confirm
          id="remove-measure"
          trigger="นำมาตรการนี้ออก"
          title="นำมาตรการนี้ออก?"
          action={paths.office.riskMeasureRemove.href({ org, risk: risk.id, id: measure.id })}
          hidden={{ version: String(measure.version) }}
          yes="นำออก"
        >
          {measure.text}
        </Confirm>
      )}
    </>
  );
}

interface ProjectFieldProps {
  form: FormState;
  projects: readonly RiskProject[];
  linked: string | null | undefined;
}

function ProjectField({ form, projects, linked }: ProjectFieldProps) {
  // What is linked with a project of an older plan stays so until somebody chooses another.
  const older = linked && !projects.some(({ id }) => id === linked) ? [linked] : [];
  if (projects.length + older.length === 0) return null;
  return (
    <SelectField
      form={form}
      name="projectId"
      label="โครงการของแผน"
      help="มาตรการที่เป็นโครงการของแผนจะรายงานผลตามโครงการ"
      optional
      blank="ไม่ใช่โครงการของแผน"
      choices={[
        ...older.map((value) => ({ value, label: "โครงการของแผนฉบับอื่นที่เชื่อมไว้" })),
        ...projects.map(({ id, code, title }) => ({ value: id, label: `${code} ${title}` })),
      ]}
    />
  );
}

export interface ReportFormProps extends Around {
  measure: Measure;
  /** The way to link it to a project where the year is already approved. */
  children?: ComponentChildren;
}

export function ReportForm({ org, form, risk, assessment, measure, children }: ReportFormProps) {
  const place = { org, risk: risk.id, id: measure.id };
  return (
    <>
      <PageHead title="บันทึกผลของมาตรการ" crumbs={riskCrumbs(org, risk, assessment)} lead={measure.text} />
      <Sheet>
        <Form form={form} action={paths.office.riskMeasureReport.href(place)} version={measure.version}>
          <TextArea
            form={form}
            name="result"
            label="สิ่งที่ดำเนินการแล้ว"
            help="เขียนสิ่งที่ทำจริง เมื่อใด กับใคร ได้ผลอย่างไร ข้อความนี้จะเผยแพร่"
            rows={5}
          />
          <DateField
            form={form}
            name="doneOn"
            label="วันที่ดำเนินการแล้วเสร็จ"
            help="เว้นว่างหากยังดำเนินการอยู่"
            optional
          />
          <SubmitRow label="บันทึกผล" cancelHref={paths.office.risk.href({ org, id: risk.id })} />
        </Form>
      </Sheet>
      {children}
    </>
  );
}

export interface LinkFormProps {
  org: string;
  form: FormState;
  risk: Pick<Risk, "id">;
  measure: Measure;
  projects: readonly RiskProject[];
}

export function LinkForm({ org, form, risk, measure, projects }: LinkFormProps) {
  return (
    <Sheet title="โครงการของแผน">
      <Form
        form={form}
        action={paths.office.riskMeasureLink.href({ org, risk: risk.id, id: measure.id })}
        version={measure.version}
      >
        <ProjectField form={form} projects={projects} linked={measure.project_id} />
        <SubmitRow label="เชื่อมกับโครงการ" />
      </Form>
    </Sheet>
  );
}

function riskCrumbs(org: string, risk: Risk, { fiscal_year: year }: Assessment): Crumb[] {
  return [
    ...yearCrumbs(org, year),
    { label: truncate(risk.event, 60), href: paths.office.risk.href({ org, id: risk.id }) },
  ];
}

export function measureValues(measure: Measure): FormValues {
  return {
    text: measure.text,
    against: measure.risk_id === null ? "all" : "own",
    projectId: measure.project_id ?? "",
    unitId: measure.unit_id ?? "",
    responsible: measure.responsible ?? "",
    dueOn: measure.due_on ? formatThaiDate(isoDate(measure.due_on), "short") : "",
  };
}
