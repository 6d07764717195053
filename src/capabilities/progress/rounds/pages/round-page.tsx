import type { ComponentChildren } from "preact";
import { paths } from "../../../../paths.ts";
import { blankForm } from "../../../../platform/forms/state.ts";
import type { FormState } from "../../../../platform/forms/state.ts";
import { Confirm } from "../../../../platform/ui/confirm.tsx";
import { DateField } from "../../../../platform/ui/date-field.tsx";
import { Empty } from "../../../../platform/ui/empty.tsx";
import { TextArea } from "../../../../platform/ui/fields.tsx";
import { Figures } from "../../../../platform/ui/figures.tsx";
import { Form, SubmitRow } from "../../../../platform/ui/form.tsx";
import { Notice } from "../../../../platform/ui/notice.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { Table } from "../../../../platform/ui/table.tsx";
import { Timeline } from "../../../../platform/ui/timeline.tsx";
import { formatThaiDate, formatThaiDateTime, relativeDay } from "../../../../thai/date-text.ts";
import type { IsoDate } from "../../../../thai/dates.ts";
import { fiscalYearLabel, roundLabel, roundRange } from "../../../../thai/fiscal.ts";
import { turnTitles } from "../queries.ts";
import type { RoundRow, RoundTurn, UnitReport } from "../queries.ts";
import { countRound, isWaitedFor, whyLocked } from "../rules.ts";
import { ReportBadge } from "./rounds-page.tsx";
import { roundCrumbs } from "./words.ts";

export type RoundStep = "due" | "lock" | "unlock";

interface RoundPageProps {
  org: string;
  tabs: ComponentChildren;
  row: RoundRow;
  today: IsoDate;
  reports: readonly UnitReport[];
  turns: readonly RoundTurn[];
  /** The round can still be kept: its year is open and this person keeps it. */
  mayKeep: boolean;
  refused?: { step: RoundStep; form: FormState } | undefined;
}

/** One round: what waits for whom, and what the coordinator may do with it. */
export function RoundPage(props: RoundPageProps) {
  const { org, tabs, row, today, reports, turns, mayKeep } = props;
  const { start, end } = roundRange(row.year, row.round);
  const count = countRound(reports, row.dueOn);
  const at = { org, year: String(row.year), round: row.round };
  return (
    <>
      <PageHead
        title={`${roundLabel(row.round)} ${fiscalYearLabel(row.year)}`}
        crumbs={roundCrumbs(org, row.year)}
        lead={`ผลงานตั้งแต่ ${formatThaiDate(start)} ถึง ${formatThaiDate(end)} กำหนดส่ง ${formatThaiDate(row.dueOn)} (${relativeDay(row.dueOn, today)})`}
      />
      {tabs}
      {row.locked && (
        <Notice kind="done" title="ปิดรอบแล้ว">
          {whyLocked(row.locked, "review")}
        </Notice>
      )}
      <Figures
        figures={[
          { label: "ต้องรายงาน", value: count.expected, unit: "หน่วยงาน", note: excepted(count.excepted) },
          { label: "ส่งแล้ว", value: count.sent, unit: `จาก ${count.expected}` },
          { label: "ทันกำหนด", value: count.onTime, unit: `จาก ${count.expected}` },
          {
            label: "รับแล้ว",
            value: count.received,
            unit: `จาก ${count.expected}`,
            tone: count.expected > 0 && count.received === count.expected ? "done" : undefined,
          },
        ]}
      />
      <Sheet title="รายงานของหน่วยงาน" flush>
        <Table
          caption="รายงานของหน่วยงาน"
          captionUnseen
          rows={reports}
          rowKey={({ unitId }) => unitId}
          columns={[
            {
              key: "unit",
              head: "หน่วยงาน",
              cardTitle: true,
              cell: ({ unitId, unitName }) => (
                <a href={paths.office.unitReport.href({ ...at, id: unitId })}>{unitName}</a>
              ),
            },
            {
              key: "status",
              head: "สถานะ",
              cell: (report) => <ReportBadge report={report} dueOn={row.dueOn} today={today} />,
            },
            {
              key: "sent",
              head: "ส่งครั้งแรก",
              tight: true,
              cell: ({ firstSentOn }) => (firstSentOn ? formatThaiDate(firstSentOn, "short") : "–"),
            },
            { key: "waits", head: "รอ", cell: (report) => waitsFor(report) },
          ]}
          empty={<Empty title="ยังไม่มีหน่วยงานที่รับผิดชอบโครงการของปีนี้" />}
        />
      </Sheet>
      {mayKeep && <Keeping {...props} waited={reports.filter((report) => isWaitedFor(report))} />}
      {turns.length > 0 && (
        <Sheet title="ประวัติของรอบ">
          <Timeline
            steps={turns.toReversed().map(({ what, at: when, byName, said }) => ({
              title: turnTitles[what],
              when: formatThaiDateTime(when, "short"),
              at: when.toISOString(),
              by: byName,
              detail: said,
            }))}
          />
        </Sheet>
      )}
    </>
  );
}

function excepted(count: number) {
  return count > 0 ? `ยกเว้น ${count} หน่วยงาน` : undefined;
}

function waitsFor({ status, unitName }: UnitReport): string {
  return {
    expected: `เจ้าหน้าที่ของ${unitName}`,
    returned: `เจ้าหน้าที่ของ${unitName}`,
    sent: `หัวหน้า${unitName}`,
    passed: "ผู้ประสานงานแผน",
    received: "–",
    excepted: "–",
  }[status];
}

function Keeping({ org, row, waited, refused }: RoundPageProps & { waited: readonly UnitReport[] }) {
  const at = { org, year: String(row.year), round: row.round };
  const formOf = (step: RoundStep, values = {}) =>
    refused?.step === step ? refused.form : blankForm(values);
  const version = row.version;
  if (row.locked) {
    const form = formOf("unlock");
    return (
      <Sheet title="เปิดรอบอีกครั้ง">
        <Form form={form} action={paths.office.progressRoundUnlock.href(at)} version={version}>
          <TextArea
            form={form}
            name="reason"
            label="เหตุผลที่เปิดรอบอีกครั้ง"
            rows={2}
            help="เหตุผลแสดงไว้ในประวัติของรอบ"
          />
          <SubmitRow label="เปิดรอบอีกครั้ง" />
        </Form>
      </Sheet>
    );
  }
  const form = formOf("due", { dueOn: formatThaiDate(row.dueOn, "numeric") });
  return (
    <>
      <Sheet title="กำหนดส่ง">
        <Form form={form} action={paths.office.progressRoundDue.href(at)} version={version}>
          <DateField
            form={form}
            name="dueOn"
            label="หน่วยงานส่งภายในวันที่"
            help={
              row.isUsual
                ? "ระบบตั้งไว้ 10 วันทำการหลังสิ้นรอบตามวันหยุดราชการที่รู้ เป็นค่าเริ่มต้นของระบบ ไม่ใช่กำหนดตามกฎหมาย"
                : undefined
            }
          />
          <SubmitRow label="บันทึกกำหนดส่ง" />
        </Form>
      </Sheet>
      <Sheet title="ปิดรอบ">
        {waited.length > 0 ? (
          <p>
            ยังปิดรอบไม่ได้ เพราะยังไม่ได้รับรายงานของ {waited.map(({ unitName }) => unitName).join(", ")}{" "}
            รับรายงานให้ครบ หรือยกเว้นหน่วยงานพร้อมเหตุผลที่หน้ารายงานของหน่วยงานนั้น
          </p>
        ) : (
          <>
            <p>หลังปิดรอบ ตัวเลขของรอบนี้คงที่ ผลงานที่บันทึกภายหลังต้องมีเหตุผลที่ล่าช้า</p>
            <Confirm
              id="lock"
              trigger="ปิดรอบ"
              tone="go"
              title={`ปิด${roundLabel(row.round)}หรือไม่`}
              action={paths.office.progressRoundLock.href(at)}
              hidden={{ version: String(version) }}
              yes="ปิดรอบ"
            >
              เปิดอีกครั้งได้โดยให้เหตุผล
            </Confirm>
          </>
        )}
      </Sheet>
    </>
  );
}
