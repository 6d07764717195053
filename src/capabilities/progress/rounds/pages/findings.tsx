import { paths } from "../../../../paths.ts";
import { findingLevels } from "../../../../platform/checks/finding.ts";
import { Badge } from "../../../../platform/ui/badge.tsx";
import { ActButton } from "../../../../platform/ui/button.tsx";
import { Empty } from "../../../../platform/ui/empty.tsx";
import { TextField } from "../../../../platform/ui/fields.tsx";
import { Form } from "../../../../platform/ui/form.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import type { ProgressFinding } from "../../checks/finding.ts";
import { mendHref } from "../mend-href.ts";
import { formAbout } from "./report-props.ts";
import type { ReportPageProps } from "./report-props.ts";
import { levelWords } from "./words.ts";

/** What was found in the report, by how much it matters; whoever sends it mends it or gives a reason. */
export function Findings(props: ReportPageProps) {
  const { stand } = props;
  if (stand.findings.length === 0)
    return (
      <Sheet title="ตรวจก่อนส่ง">
        <Empty title="ไม่พบข้อที่ต้องแก้" icon="done">
          ตรวจใหม่ทุกครั้งที่เปิดหน้านี้
        </Empty>
      </Sheet>
    );
  return findingLevels.map((level) => {
    const findings = stand.findings.filter((finding) => finding.level === level);
    if (findings.length === 0) return null;
    return (
      <Sheet key={level} title={levelWords[level].title} aside={`${findings.length} ข้อ`} id={level}>
        <p class="hush">{levelWords[level].lead}</p>
        <ol class="plain">
          {findings.map((finding) => (
            <OneFinding key={finding.id} {...props} finding={finding} />
          ))}
        </ol>
      </Sheet>
    );
  });
}

function OneFinding(props: ReportPageProps & { finding: ProgressFinding }) {
  const { at, stand, finding, may, refused } = props;
  const excuse = stand.excuses.get(finding.id);
  const project = stand.records.projects.find((each) => each.project.id === finding.place.projectYearId);
  const form = formAbout(`finding:${finding.id}`, refused);
  const { one, tone } = levelWords[finding.level];
  return (
    <li class="said" id={`f-${finding.id}`}>
      <p>
        <Badge tone={excuse ? "done" : tone}>{excuse ? "มีเหตุผลแล้ว" : one}</Badge>{" "}
        {project && <strong>{project.project.title}: </strong>}
        {finding.message}
      </p>
      <p class="hush">
        {finding.remedy} <MendLink {...props} />
      </p>
      {excuse && (
        <div class="row">
          <span>
            เหตุผล: {excuse.reason} <span class="hush">({excuse.by_name})</span>
          </span>
          {may("send") && (
            <ActButton action={paths.office.unitReportExcuseBack.href(at)} hidden={{ finding: finding.id }}>
              ยกเลิกเหตุผล
            </ActButton>
          )}
        </div>
      )}
      {!excuse && finding.level === "warning" && may("send") && (
        <Form form={form} action={paths.office.unitReportExcuse.href(at)} hidden={{ finding: finding.id }}>
          <div class="reply">
            <TextField form={form} name="reason" label="เหตุผลที่ถูกต้องแล้ว" maxlength={1000} />
            <button class="btn" type="submit">
              ให้เหตุผล
            </button>
          </div>
        </Form>
      )}
    </li>
  );
}

function MendLink({ at, finding, may }: ReportPageProps & { finding: ProgressFinding }) {
  const href = mendHref(at.org, finding.place);
  return href === undefined ? null : <a href={href}>{may("send") ? "ไปแก้ไข" : "ไปดู"}</a>;
}
