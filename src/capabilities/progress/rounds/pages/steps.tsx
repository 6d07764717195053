import { paths } from "../../../../paths.ts";
import { ActButton } from "../../../../platform/ui/button.tsx";
import { TextArea } from "../../../../platform/ui/fields.tsx";
import { Form, SubmitRow } from "../../../../platform/ui/form.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { notYet } from "../stand.ts";
import { formAbout } from "./report-props.ts";
import type { ReportPageProps } from "./report-props.ts";

/** Steps that are taken with words, in the order in which they stand on the page. */
const wordySteps = [
  {
    step: "pass",
    path: paths.office.unitReportPass,
    title: "ผ่านรายงาน",
    lead: "รายงานจะไปถึงผู้ประสานงานแผน",
    name: "said",
    label: "ความเห็นของหัวหน้าหน่วยงาน",
    optional: true,
  },
  {
    step: "receive",
    path: paths.office.unitReportReceive,
    title: "รับรายงาน",
    lead: "ผลของหน่วยงานนี้จะนับในรายงานขององค์กร",
    name: "said",
    label: "ความเห็นของผู้ประสานงานแผน",
    optional: true,
  },
  {
    step: "return",
    path: paths.office.unitReportReturn,
    title: "ส่งกลับให้แก้ไข",
    lead: "ให้ความเห็นที่แต่ละโครงการไว้ก่อนได้ หน่วยงานเห็นทั้งหมดพร้อมข้อความนี้",
    name: "said",
    label: "สิ่งที่ต้องแก้ไข",
    optional: false,
  },
  {
    step: "except",
    path: paths.office.unitReportExcept,
    title: "ยกเว้นไม่ต้องรายงานรอบนี้",
    lead: "เหตุผลแสดงไว้ในประวัติ หน่วยงานนี้จะไม่นับในจำนวนที่ต้องรายงาน",
    name: "reason",
    label: "เหตุผลที่ยกเว้น",
    optional: false,
  },
] as const;

/** Whose turn it is decides what stands here. */
export function Steps(props: ReportPageProps) {
  const { at, report, may, refused } = props;
  return (
    <>
      {may("send") && <Send {...props} />}
      {wordySteps
        .filter(({ step }) => may(step))
        .map(({ step, path, title, lead, name, label, optional }) => {
          const form = formAbout(step, refused);
          return (
            <Sheet key={step} title={title}>
              <p class="hush">{lead}</p>
              <Form form={form} action={path.href(at)} version={report.version}>
                <TextArea form={form} name={name} label={label} rows={2} optional={optional} />
                <SubmitRow label={title} />
              </Form>
            </Sheet>
          );
        })}
      {may("expect") && (
        <Sheet title="ยกเลิกการยกเว้น">
          <p>หน่วยงานนี้จะต้องรายงานรอบนี้ตามปกติ</p>
          <ActButton
            action={paths.office.unitReportExpect.href(at)}
            hidden={{ version: String(report.version) }}
          >
            ยกเลิกการยกเว้น
          </ActButton>
        </Sheet>
      )}
    </>
  );
}

function Send({ at, report, stand, refused }: ReportPageProps) {
  const form = formAbout("send", refused);
  const why = notYet(stand);
  return (
    <Sheet title={report.status === "returned" ? "ส่งรายงานใหม่" : "ส่งรายงาน"} id="send">
      {why ? (
        <p>{why}</p>
      ) : (
        <Form form={form} action={paths.office.unitReportSend.href(at)} version={report.version}>
          <TextArea form={form} name="note" label="ข้อความถึงผู้พิจารณา" rows={2} optional />
          <SubmitRow label="ส่งรายงาน" />
        </Form>
      )}
    </Sheet>
  );
}
