import { paths } from "../../../paths.ts";
import type { FormState } from "../../../platform/forms/state.ts";
import { DocumentReadingPage } from "../../../platform/reading/reading-page.tsx";
import { SelectField } from "../../../platform/ui/choice-fields.tsx";
import type { Finding } from "../reading/reading.ts";
import type { KeptPlan } from "./kept.ts";
import { baht, WhatWasRead } from "./read-pages.tsx";

export const crumbs = (org: string) => [{ label: "แผนป้องกันการทุจริต", href: paths.office.plans.href({ org }) }];

interface ReadingPageProps {
  org: string;
  form: FormState;
  kept: KeptPlan;
  cycles: readonly { key: string; title: string }[];
  /** What the plan's cycle and the office's units could not take as it was read. */
  further: readonly Finding[];
}

export function ReadingPage({ org, form, kept, cycles, further }: ReadingPageProps) {
  const { reading } = kept;
  const total = reading.totals.find(({ dimension }) => dimension === null);
  const sum = total && Object.values(total.per_year).reduce((added, each) => added + each, 0);
  return (
    <DocumentReadingPage
      noun="แผน"
      crumbs={crumbs(org)}
      {...{ form, kept }}
      findings={[...reading.findings, ...further]}
      figures={[
        { label: "โครงการ", value: reading.projects.length, unit: "โครงการ" },
        { label: "งบประมาณรวมทุกปี", value: sum === undefined ? "–" : baht(sum), unit: "บาท" },
        { label: "กระบวนงานที่มีความเสี่ยง", value: reading.risk_assessment.length, unit: "เรื่อง" },
      ]}
      confirm={{
        title: "นำเข้าเป็นร่างแผน",
        label: "นำเข้าเป็นร่างแผน",
        action: paths.office.planImportConfirm.href({ org }),
        fields: (
          <SelectField
            form={form}
            name="cycle"
            label="ช่วงปีของแผน"
            choices={cycles.map(({ key, title }) => ({ value: key, label: title }))}
          />
        ),
      }}
      discardAction={paths.office.planImportDiscard.href({ org })}
    >
      <WhatWasRead reading={reading} />
    </DocumentReadingPage>
  );
}
