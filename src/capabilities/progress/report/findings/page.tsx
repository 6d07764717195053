import { paths } from "../../../../paths.ts";
import { findingLevels } from "../../../../platform/checks/finding.ts";
import type { FindingLevel } from "../../../../platform/checks/finding.ts";
import { LinkButton } from "../../../../platform/ui/button.tsx";
import { Empty } from "../../../../platform/ui/empty.tsx";
import { Figures } from "../../../../platform/ui/figures.tsx";
import { Notice } from "../../../../platform/ui/notice.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { roundLabel } from "../../../../thai/fiscal.ts";
import { levelWords } from "../../rounds/pages/words.ts";
import { whyLocked } from "../../rounds/rules.ts";
import { notYet } from "../../rounds/stand.ts";
import { reportCrumbs } from "../pages/crumbs.ts";
import { Kind } from "./kinds.tsx";
import type { FindingsProps } from "./props.ts";
import { countOf, kindsOf } from "./by-kind.ts";
import { UnitCounts } from "./unit-counts.tsx";

const leads: Record<FindingLevel, string> = {
  error: "เสนอผู้บริหารไม่ได้จนกว่าจะแก้ครบ",
  warning: "แก้ไข หรือให้เหตุผลว่าถูกต้องแล้ว ผู้บริหารเห็นเหตุผลนี้ เหตุผลที่หน่วยงานให้ไว้แล้วใช้ได้เลย",
  advice: "ทำแล้วรายงานดีขึ้น ไม่ทำก็เสนอได้",
};

/** All that was found in the report of the whole organisation: what it is, whose it is, where it is mended. */
export function FindingsPage(props: FindingsProps) {
  const { org, year, round, locked, stand, unit, check } = props;
  const at = { org, year: String(year), round };
  const count = countOf(stand.findings, stand.excuses);
  const why = notYet(stand, "เสนอ");
  const shown = stand.findings.filter(
    (finding) =>
      (unit === undefined || props.unitsOf.get(finding.id)?.includes(unit.unitId)) &&
      (check === undefined || finding.check === check),
  );
  const all = paths.office.progressReportFindings.href(at);
  return (
    <>
      <PageHead
        title="ตรวจก่อนเสนอรายงาน"
        crumbs={reportCrumbs(org, year, round)}
        lead={`ทุกหน่วยงาน ${roundLabel(round)} ปีงบประมาณ ${year} ตรวจใหม่ทุกครั้งที่เปิดหน้านี้`}
        actions={
          <LinkButton href={`${paths.office.progressReport.href(at)}#submit`} tone={why ? undefined : "go"}>
            {why ? "กลับไปที่รายงาน" : "ไปเสนอรายงาน"}
          </LinkButton>
        }
      />
      {why ? (
        <Notice kind="stop">{why}</Notice>
      ) : (
        <Notice kind="done">ไม่มีข้อที่ห้ามเสนอ รายงานเสนอผู้บริหารได้</Notice>
      )}
      {locked && (
        <Notice title="ปิดรอบแล้ว">
          <p>{whyLocked(locked, "record")}</p>
          <p>{whyLocked(locked, "words")} การให้เหตุผลกับข้อเตือนยังทำได้ เพราะไม่เปลี่ยนตัวเลขและถ้อยคำ</p>
        </Notice>
      )}
      <Figures
        figures={[
          { label: "ต้องแก้", value: count.errors, unit: "ข้อ", tone: count.errors > 0 ? "stop" : "done" },
          {
            label: "ข้อเตือนที่รอเหตุผล",
            value: count.unexcused,
            unit: "ข้อ",
            tone: count.unexcused > 0 ? "late" : "done",
          },
          { label: "ข้อเตือนที่มีเหตุผลแล้ว", value: count.excused, unit: "ข้อ" },
          { label: "ข้อแนะนำ", value: count.advice, unit: "ข้อ" },
        ]}
      />
      <UnitCounts {...props} />
      {(unit || check) && (
        <p>
          {unit && `เฉพาะของ${unit.unitName} `}
          <a href={all}>ดูทุกเรื่องของทุกหน่วยงาน</a>
        </p>
      )}
      {shown.length === 0 && (
        <Empty title="ไม่พบข้อที่ต้องแก้" icon="done">
          {unit ? `ในส่วนของ${unit.unitName}` : "ในรายงานของทั้งองค์กร"}
        </Empty>
      )}
      {findingLevels.map((level) => {
        const kinds = kindsOf(
          shown.filter((finding) => finding.level === level),
          stand.excuses,
        );
        if (kinds.length === 0) return null;
        const findings = kinds.reduce((sum, kind) => sum + kind.findings.length, 0);
        return (
          <Sheet
            key={level}
            title={level === "error" ? "ต้องแก้ก่อนเสนอ" : levelWords[level].title}
            aside={`${findings} ข้อ ${kinds.length} เรื่อง`}
            id={level}
          >
            <p class="hush">{leads[level]}</p>
            {kinds.map((kind) => (
              <Kind key={kind.check} {...props} kind={kind} />
            ))}
          </Sheet>
        );
      })}
    </>
  );
}
