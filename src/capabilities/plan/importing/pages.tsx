import { paths } from "../../../paths.ts";
import type { FormState } from "../../../platform/forms/state.ts";
import { DocumentLines, Findings, Unplaced } from "../../../platform/reading/beside.tsx";
import { ActButton } from "../../../platform/ui/button.tsx";
import { SelectField } from "../../../platform/ui/choice-fields.tsx";
import { UploadDocument } from "../../../platform/reading/upload-page.tsx";
import { Figures } from "../../../platform/ui/figures.tsx";
import { Form, SubmitRow } from "../../../platform/ui/form.tsx";
import { PageHead } from "../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../platform/ui/sheet.tsx";
import type { Finding } from "../reading/reading.ts";
import type { KeptPlan } from "./kept.ts";
import { baht, WhatWasRead } from "./read-pages.tsx";

const crumbs = (org: string) => [{ label: "แผนป้องกันการทุจริต", href: paths.office.plans.href({ org }) }];

export function UploadPlan({ org, form }: { org: string; form: FormState }) {
  return (
    <UploadDocument
      title="นำเข้าแผนจากเอกสาร"
      lead="อ่านแผนเดิมจาก Word (.docx), Excel (.xlsx) หรือข้อความ (.txt) แล้วให้ท่านตรวจก่อนบันทึก"
      label="ไฟล์ของแผน"
      crumbs={crumbs(org)}
      action={paths.office.planImport.href({ org })}
      cancelHref={paths.office.plans.href({ org })}
      form={form}
    />
  );
}

interface ReadingPageProps {
  org: string;
  form: FormState;
  kept: KeptPlan;
  cycles: readonly { key: string; title: string }[];
  /** What the plan's cycle and the office's units could not take as it was read. */
  further: readonly Finding[];
}

/** Document and reading side by side; nothing is saved yet. */
export function ReadingPage({ org, form, kept, cycles, further }: ReadingPageProps) {
  const { reading, lines, fileName } = kept;
  const findings = [...reading.findings, ...further];
  const total = reading.totals.find(({ dimension }) => dimension === null);
  return (
    <>
      <PageHead title="ตรวจก่อนนำเข้าแผน" crumbs={crumbs(org)} lead={fileName} />
      <Figures
        figures={[
          { label: "โครงการ", value: reading.projects.length, unit: "โครงการ" },
          {
            label: "งบประมาณรวมทุกปี",
            value: total ? baht(Object.values(total.per_year).reduce((sum, each) => sum + each, 0)) : "–",
            unit: "บาท",
          },
          { label: "กระบวนงานที่มีความเสี่ยง", value: reading.risk_assessment.length, unit: "เรื่อง" },
          {
            label: "ข้อที่อ่านแล้วไม่แน่ใจ",
            value: findings.length,
            unit: "ข้อ",
            tone: findings.length > 0 ? "late" : "done",
          },
          { label: "ข้อความที่ไม่พบที่อยู่", value: reading.unplaced.length, unit: "บรรทัด" },
        ]}
      />
      <Form form={form} action={paths.office.planImportConfirm.href({ org })}>
        <Sheet title="นำเข้าเป็นร่างแผน">
          <SelectField
            form={form}
            name="cycle"
            label="ช่วงปีของแผน"
            choices={cycles.map(({ key, title }) => ({ value: key, label: title }))}
          />
          <SubmitRow label="นำเข้าเป็นร่างแผน" />
        </Sheet>
      </Form>
      <ActButton action={paths.office.planImportDiscard.href({ org })}>ไม่นำเข้า เลือกไฟล์อื่น</ActButton>
      <div class="beside">
        <div class="stack">
          <Findings findings={findings} />
          <Unplaced title="ข้อความที่ไม่พบที่อยู่ในแผน" unplaced={reading.unplaced} />
        </div>
        <DocumentLines lines={lines} />
        <WhatWasRead reading={reading} />
      </div>
    </>
  );
}
