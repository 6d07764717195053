import type { ComponentChildren } from "preact";
import { paths } from "../../../paths.ts";
import type { FormState } from "../../../platform/forms/state.ts";
import { DocumentReadingPage } from "../../../platform/reading/reading-page.tsx";
import { LinkButton } from "../../../platform/ui/button.tsx";
import { SelectField } from "../../../platform/ui/choice-fields.tsx";
import { Empty } from "../../../platform/ui/empty.tsx";
import { TextField } from "../../../platform/ui/fields.tsx";
import { Figures } from "../../../platform/ui/figures.tsx";
import { PageHead } from "../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../platform/ui/sheet.tsx";
import { formatThaiDate } from "../../../thai/date-text.ts";
import { bangkokDate } from "../../../thai/dates.ts";
import { roundLabel, rounds } from "../../../thai/fiscal.ts";
import type { Finding } from "../reading/reading.ts";
import type { ReportContent } from "../report/content.ts";
import { rowsOf, totalOf } from "../report/totals.ts";
import type { KeptReport } from "./kept.ts";
import type { ImportedReport } from "./queries.ts";
import { bahtOf, WhatWasRead } from "./read-pages.tsx";

export const crumbs = (org: string) => [
  { label: "ผลการดำเนินงาน", href: paths.office.progress.href({ org }) },
  { label: "รายงานเดิม", href: paths.office.progressImportedAll.href({ org }) },
];

interface ReadingPageProps {
  org: string;
  form: FormState;
  kept: KeptReport;
  /** As it will be kept. */
  content: ReportContent;
  /** What was chosen or put right on the way from the reading. */
  further: readonly Finding[];
}

export function ReadingPage({ org, form, kept, content, further }: ReadingPageProps) {
  return (
    <DocumentReadingPage
      noun="รายงาน"
      crumbs={crumbs(org)}
      {...{ form, kept }}
      findings={[...kept.reading.findings, ...further]}
      figures={figuresOf(content)}
      confirm={{
        title: "เก็บเป็นรายงานเดิม",
        label: "นำเข้ารายงาน",
        action: paths.office.progressImportConfirm.href({ org }),
        fields: (
          <>
            <TextField
              form={form}
              name="year"
              label="ปีงบประมาณ (พ.ศ.)"
              inputmode="numeric"
              help="ตามที่อ่านได้จากเอกสาร แก้ได้ถ้าไม่ถูกต้อง"
            />
            <SelectField
              form={form}
              name="round"
              label="รอบของรายงาน"
              choices={rounds.map((round) => ({ value: round, label: roundLabel(round) }))}
            />
          </>
        ),
      }}
      discardAction={paths.office.progressImportDiscard.href({ org })}
    >
      <WhatWasRead content={content} />
    </DocumentReadingPage>
  );
}

function figuresOf(content: ReportContent) {
  const rows = rowsOf(content);
  const { integrated, agency, disbursed } = totalOf(rows);
  return [
    { label: "โครงการ กิจกรรม มาตรการ", value: rows.length, unit: "แถว" },
    { label: "งบประมาณ", value: bahtOf((integrated ?? 0) + (agency ?? 0)), unit: "บาท" },
    { label: "เบิกจ่าย", value: bahtOf(disbursed ?? 0), unit: "บาท" },
  ];
}

interface ImportedListProps {
  org: string;
  reports: readonly ImportedReport[];
  mayImport: boolean;
}

export function ImportedList({ org, reports, mayImport }: ImportedListProps) {
  const action = mayImport && (
    <LinkButton
      href={paths.office.progressImport.href({ org })}
      tone={reports.length === 0 ? "go" : undefined}
    >
      นำเข้ารายงานเดิม
    </LinkButton>
  );
  return (
    <>
      <PageHead
        title="รายงานเดิมที่นำเข้า"
        crumbs={crumbs(org).slice(0, 1)}
        lead="รายงานของปีก่อนที่ทำไว้นอกระบบ เก็บตามที่พิมพ์ไว้ทุกคำ"
        actions={reports.length > 0 && action}
      />
      {reports.length === 0 ? (
        <Empty title="ยังไม่มีรายงานเดิม" action={action}>
          รายงานผลการดำเนินงานของปีก่อนนำเข้าได้จากไฟล์ Word, Excel หรือข้อความ
        </Empty>
      ) : (
        reports.map((report) => (
          <Sheet
            key={report.id}
            title={`ปีงบประมาณ ${report.year} ${roundLabel(report.round)}`}
            aside={`${rowsOf(report.content).length} แถว`}
          >
            <p>
              <a href={paths.office.progressImported.href({ org, report: report.id })}>
                {report.content.title}
              </a>
            </p>
            <p class="hush">{broughtIn(report)}</p>
          </Sheet>
        ))
      )}
    </>
  );
}

interface ImportedPageProps {
  org: string;
  report: ImportedReport;
  history: ComponentChildren;
}

export function ImportedPage({ org, report, history }: ImportedPageProps) {
  const { content, year, round } = report;
  return (
    <>
      <PageHead
        title={`รายงานเดิม ปีงบประมาณ ${year} ${roundLabel(round)}`}
        crumbs={crumbs(org)}
        lead={broughtIn(report)}
        actions={history}
      />
      <Figures figures={figuresOf(content)} />
      <WhatWasRead content={content} />
    </>
  );
}

function broughtIn({ fileName, byName, madeAt }: ImportedReport): string {
  return `นำเข้าจากไฟล์ ${fileName} โดย ${byName} เมื่อ ${formatThaiDate(bangkokDate(madeAt))}`;
}
