import { paths } from "../../../../paths.ts";
import { blankForm } from "../../../../platform/forms/state.ts";
import type { FormState } from "../../../../platform/forms/state.ts";
import { DateField } from "../../../../platform/ui/date-field.tsx";
import { TextArea, TextField } from "../../../../platform/ui/fields.tsx";
import { Form, SubmitRow } from "../../../../platform/ui/form.tsx";
import { Notice } from "../../../../platform/ui/notice.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Papers } from "../../../../platform/documents/papers.tsx";
import { Timeline } from "../../../../platform/ui/timeline.tsx";
import { formatThaiDate, formatThaiDateTime } from "../../../../thai/date-text.ts";
import { isoDate } from "../../../../thai/dates.ts";
import type { FindingKind } from "../findings/by-kind.ts";
import { reportCrumbs } from "../pages/crumbs.ts";
import { FormTable } from "../pages/form-table.tsx";
import { ReportWords } from "../pages/report-words.tsx";
import { versionStatuses } from "../titles.ts";
import type { ReportKey, ReportVersion, ReportVersionInList } from "./queries.ts";
import { allowsReportStep } from "./rules.ts";
import type { ReportStep } from "./rules.ts";

export interface RefusedStep {
  step: ReportStep;
  form: FormState;
}

interface LifeProps extends ReportKey {
  org: string;
  /** The newest first. */
  versions: readonly ReportVersionInList[];
  may: (step: ReportStep) => boolean;
  refused?: RefusedStep;
  /** The report as it is now is another than the newest that was kept. */
  hasChanged: boolean;
  /** What stopped it from being submitted a moment ago. */
  stops: readonly FindingKind[];
}

/** What was done with the report, and what may be done next. */
export function ReportLife(props: LifeProps) {
  const { org, year, round, versions, hasChanged } = props;
  const [last] = versions;
  return (
    <>
      {last && hasChanged && (
        <Notice>
          {`ข้อเท็จจริงหรือถ้อยคำเปลี่ยนไปจากฉบับลำดับที่ ${last.number} แล้ว การพิจารณาและเผยแพร่ใช้ฉบับที่เสนอไว้ หากต้องการใช้ข้อมูลปัจจุบัน ให้เสนอใหม่`}
        </Notice>
      )}
      <Steps {...props} />
      {versions.length > 0 && (
        <Timeline
          steps={versions.map((version) => ({
            title: versionStatuses[version.status].title,
            when: formatThaiDateTime(version.made_at),
            at: version.made_at.toISOString(),
            by: version.by_name,
            detail: (
              <>
                {version.order_number && <p>เลขที่ {version.order_number}</p>}
                {version.decided_on && <p>ลงวันที่ {formatThaiDate(isoDate(version.decided_on))}</p>}
                {version.note && <p>{version.note}</p>}
                <p>
                  <a
                    href={paths.office.progressReportVersion.href({
                      org,
                      year: String(year),
                      round,
                      number: String(version.number),
                    })}
                  >
                    เปิดอ่านฉบับลำดับที่ {version.number}
                  </a>
                </p>
              </>
            ),
          }))}
        />
      )}
    </>
  );
}

function Steps({ org, year, round, versions, may, refused, stops }: LifeProps) {
  const [last] = versions;
  const at = { org, year: String(year), round };
  const can = (step: ReportStep) => allowsReportStep(last?.status, step) && may(step);
  const formOf = (step: ReportStep) => (refused?.step === step ? refused.form : blankForm());
  const hidden = { seen: String(last?.number ?? 0) };
  const findings = paths.office.progressReportFindings.href(at);
  return (
    <>
      <p id="submit">
        <a href={findings}>ตรวจก่อนเสนอ: สิ่งที่ต้องแก้ ข้อเตือน และเหตุผลที่ให้ไว้ ของทุกหน่วยงาน</a>
      </p>
      {stops.length > 0 && (
        <Notice kind="stop" title="สิ่งที่ทำให้ยังเสนอไม่ได้">
          <ul>
            {stops.map(({ check, title, level, findings: found, left }) => (
              <li key={check}>
                <a href={`${findings}#c-${check}`}>{title}</a>{" "}
                {level === "error" ? `ต้องแก้ ${found.length} ข้อ` : `แก้หรือให้เหตุผล ${left.length} ข้อ`}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {can("submit") && (
        <Form form={formOf("submit")} action={paths.office.progressReportSubmit.href(at)} hidden={hidden}>
          <TextArea form={formOf("submit")} name="note" label="ข้อความถึงผู้บริหาร" rows={2} optional />
          <SubmitRow label={last?.status === "submitted" ? "เสนอใหม่แทนฉบับเดิม" : "เสนอรายงานต่อผู้บริหาร"} />
        </Form>
      )}
      {can("approve") && (
        <Form form={formOf("approve")} action={paths.office.progressReportApprove.href(at)} hidden={hidden}>
          <div class="pair">
            <TextField
              form={formOf("approve")}
              name="orderNumber"
              label="เลขที่คำสั่งหรือบันทึกอนุมัติ"
              maxlength={100}
              short
            />
            <DateField form={formOf("approve")} name="decidedOn" label="วันที่อนุมัติ" />
          </div>
          <SubmitRow label="อนุมัติรายงาน" />
        </Form>
      )}
      {can("publish") && (
        <Form form={formOf("publish")} action={paths.office.progressReportPublish.href(at)} hidden={hidden}>
          <p class="hush">เมื่อเผยแพร่แล้ว ทุกคนอ่านและดาวน์โหลดรายงานฉบับที่อนุมัติได้จากหน้าสาธารณะ</p>
          <div class="pair">
            <TextField
              form={formOf("publish")}
              name="orderNumber"
              label="เลขที่ประกาศ"
              maxlength={100}
              short
              optional
            />
            <DateField form={formOf("publish")} name="decidedOn" label="วันที่ประกาศ" />
          </div>
          <SubmitRow label="ประกาศเผยแพร่รายงาน" />
        </Form>
      )}
      {can("return") && (
        <Form form={formOf("return")} action={paths.office.progressReportReturn.href(at)} hidden={hidden}>
          <TextArea form={formOf("return")} name="note" label="สิ่งที่ต้องแก้ไข" rows={3} />
          <SubmitRow label="ส่งกลับให้แก้ไข" />
        </Form>
      )}
    </>
  );
}

/** A version as it was kept, read whole. */
export function ReportVersionPage({ org, version }: { org: string; version: ReportVersion }) {
  const { content, year, round, number } = version;
  const at = { org, year: String(year), round, number: String(number) };
  return (
    <>
      <PageHead
        title={content.title}
        crumbs={reportCrumbs(org, year, round)}
        lead={`ฉบับลำดับที่ ${number} ${versionStatuses[version.status].title} เมื่อ ${formatThaiDateTime(version.made_at)} โดย ${version.by_name}`}
        actions={
          <Papers
            label="พิมพ์ฉบับนี้"
            hrefOf={(ending, digits) =>
              paths.office.progressReportVersionFile.href({ ...at, file: `report.${ending}` }, { digits })
            }
          />
        }
      />
      <FormTable content={content} />
      <ReportWords content={content} writeHref={() => false} />
    </>
  );
}
