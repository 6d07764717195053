import { paths } from "../../../../paths.ts";
import type { FormState, FormValues } from "../../../../platform/forms/state.ts";
import { SelectField } from "../../../../platform/ui/choice-fields.tsx";
import { TextArea, TextField } from "../../../../platform/ui/fields.tsx";
import { Form, SubmitRow } from "../../../../platform/ui/form.tsx";
import { Notice } from "../../../../platform/ui/notice.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import type { Indicator, Result } from "../../content.ts";
import { projectCrumbs } from "../../pages/plan-head.tsx";
import type { PlanRow, ProjectRow } from "../../queries.ts";
import {
  comparisonTitles,
  indicatorKindTitles,
  periodTitles,
  sourceTitles,
} from "../../indicators/titles.ts";
import { allowsPlanStep, whyNotNow } from "../../rules.ts";

interface IndicatorFormProps {
  org: string;
  form: FormState;
  plan: PlanRow;
  project: ProjectRow;
  result: Result;
}

export function IndicatorForm({ org, form, plan, project, result }: IndicatorFormProps) {
  const at = { org, plan: plan.id, id: project.id };
  return (
    <>
      <PageHead
        title="วิธีวัดตัวชี้วัด"
        crumbs={[
          ...projectCrumbs(org, plan),
          { label: project.title, href: paths.office.planProject.href(at) },
        ]}
        lead={`“${result.text}”`}
      />
      {!allowsPlanStep(plan.status, "edit") && <Notice>{whyNotNow[plan.status]}</Notice>}
      <Form
        form={form}
        action={paths.office.planIndicator.href({ ...at, result: result.id })}
        version={project.version}
      >
        <Sheet title="ระบบอ่านจากประโยคไว้ดังนี้ ตรวจแล้วยืนยัน">
          <SelectField form={form} name="kind" label="ชนิดของตัวชี้วัด" choices={choicesOf(indicatorKindTitles)} />
          <div class="pair">
            <SelectField
              form={form}
              name="comparison"
              label="ค่าที่วัดได้ต้อง"
              choices={choicesOf(comparisonTitles)}
              blank="ไม่เทียบ"
              optional
            />
            <TextField form={form} name="number" label="ค่าเป้าหมาย" inputmode="decimal" short optional />
          </div>
          <div class="pair">
            <TextField
              form={form}
              name="unit"
              label="หน่วยนับ"
              help="เช่น ครั้ง ร้อยละ ช่องทาง"
              maxlength={60}
              short
              optional
            />
            <SelectField
              form={form}
              name="per"
              label="ต่อช่วงเวลา"
              choices={choicesOf(periodTitles)}
              blank="ไม่ระบุ"
              optional
            />
          </div>
          <TextArea
            form={form}
            name="instruments"
            label="เครื่องมือวัด"
            help="บรรทัดละหนึ่งอย่าง"
            rows={2}
            optional
          />
          <SelectField
            form={form}
            name="source"
            label="ค่ามาจาก"
            help="เลือกแหล่งที่ระบบคำนวณให้ได้ จะไม่ต้องกรอกผลเองและมีหลักฐานพร้อม"
            choices={choicesOf(sourceTitles)}
            blank="ยังไม่กำหนด"
            optional
          />
        </Sheet>
        <SubmitRow label="ยืนยันวิธีวัด" cancelHref={paths.office.planProject.href(at)} />
      </Form>
    </>
  );
}

function choicesOf(titles: Readonly<Record<string, string>>) {
  return Object.entries(titles).map(([value, label]) => ({ value, label }));
}

export function indicatorValues(indicator: Indicator | null): FormValues {
  return {
    kind: indicator?.kind ?? "",
    comparison: indicator?.comparison ?? "",
    number: indicator?.number === null || indicator === null ? "" : String(indicator.number),
    unit: indicator?.unit ?? "",
    per: indicator?.per ?? "",
    instruments: indicator?.instruments.join("\n") ?? "",
    source: indicator?.source ?? "",
  };
}
