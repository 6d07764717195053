import type { ComponentChildren } from "preact";
import { paths } from "../../../paths.ts";
import type { FormState } from "../../../platform/forms/state.ts";
import { Badge } from "../../../platform/ui/badge.tsx";
import { SelectField } from "../../../platform/ui/choice-fields.tsx";
import { LinkButton } from "../../../platform/ui/button.tsx";
import { Empty } from "../../../platform/ui/empty.tsx";
import { PageHead } from "../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../platform/ui/sheet.tsx";
import { Table } from "../../../platform/ui/table.tsx";
import { Timeline } from "../../../platform/ui/timeline.tsx";
import { formatThaiDate, formatThaiDateTime } from "../../../thai/date-text.ts";
import { isoDate } from "../../../thai/dates.ts";
import type { PlanContent } from "../content.ts";
import { planCrumbs, PlanHead } from "../pages/plan-head.tsx";
import type { PlanRow } from "../queries.ts";
import { editionTitle } from "../rules.ts";
import type { ChangedPart } from "./compare.ts";
import { versionStatuses } from "./versions.ts";
import type { Version, VersionInList } from "./versions.ts";

const CURRENT = "now";

interface VersionsPageProps {
  org: string;
  plan: PlanRow;
  versions: readonly VersionInList[];
  form: FormState;
}

export function VersionsPage({ org, plan, versions, form }: VersionsPageProps) {
  return (
    <>
      <PlanHead org={org} plan={plan} view="versions" lead="ทุกฉบับที่เสนอ ส่งกลับ อนุมัติ หรือประกาศใช้ เปิดอ่านได้เสมอ" />
      {versions.length === 0 ? (
        <Empty title="ยังไม่มีฉบับที่เก็บไว้">เมื่อเสนอแผนต่อผู้บริหาร ระบบเก็บฉบับที่เสนอไว้ทั้งเล่ม</Empty>
      ) : (
        <>
          <Sheet title="เทียบสองฉบับ">
            <form method="get" action={paths.office.planCompare.href({ org, plan: plan.id })} class="row">
              <SelectField form={form} name="from" label="ฉบับก่อน" choices={choicesOf(versions)} blank="" />
              <SelectField
                form={form}
                name="to"
                label="ฉบับหลัง"
                choices={[{ value: CURRENT, label: "ที่กำลังจัดทำอยู่" }, ...choicesOf(versions)]}
                blank=""
              />
              <button class="btn go" type="submit">
                เทียบ
              </button>
            </form>
          </Sheet>
          <Sheet title="ความเป็นมา">
            <Timeline
              steps={versions.map((version) => ({
                title: `${versionStatuses[version.status]} · ${editionTitle(version.amendment)}`,
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
                        href={paths.office.planVersion.href({
                          org,
                          plan: plan.id,
                          number: String(version.number),
                        })}
                      >
                        เปิดอ่านฉบับที่เก็บไว้ลำดับที่ {version.number}
                      </a>
                    </p>
                  </>
                ),
              }))}
            />
          </Sheet>
        </>
      )}
    </>
  );
}

function choicesOf(versions: readonly VersionInList[]) {
  return versions.map((version) => ({ value: String(version.number), label: titleOf(version) }));
}

export function titleOf(version: VersionInList): string {
  return `ลำดับที่ ${version.number}: ${versionStatuses[version.status]} ${formatThaiDateTime(version.made_at)}`;
}

interface ComparePageProps {
  org: string;
  plan: PlanRow;
  from: string;
  to: string;
  parts: readonly ChangedPart[];
}

const whatWords = { added: "เพิ่ม", removed: "นำออก", changed: "แก้ไข" } as const;
const whatTones = { added: "done", removed: "stop", changed: "doing" } as const;

export function ComparePage({ org, plan, from, to, parts }: ComparePageProps) {
  return (
    <>
      <PageHead
        title="สิ่งที่เปลี่ยนไป"
        crumbs={[
          ...planCrumbs(org, plan),
          { label: "ฉบับ", href: paths.office.planVersions.href({ org, plan: plan.id }) },
        ]}
        lead={`จาก ${from} เป็น ${to}`}
      />
      {parts.length === 0 && <Empty title="สองฉบับนี้เหมือนกันทุกถ้อยคำ" />}
      {parts.map((part) => (
        <Sheet
          key={part.projectId ?? part.title}
          title={part.title}
          aside={<Badge tone={whatTones[part.what]}>{whatWords[part.what]}</Badge>}
          flush={part.changes.length > 0}
        >
          {part.changes.length > 0 && (
            <Table
              caption={part.title}
              captionUnseen
              rows={part.changes}
              rowKey={({ label }) => label}
              columns={[
                { key: "label", head: "ช่อง", cardTitle: true, cell: ({ label }) => label },
                { key: "before", head: "ก่อน", cell: ({ before }) => <Lines text={before} /> },
                { key: "after", head: "หลัง", cell: ({ after }) => <Lines text={after} /> },
              ]}
              empty={null}
            />
          )}
        </Sheet>
      ))}
    </>
  );
}

interface VersionPageProps {
  org: string;
  plan: PlanRow;
  version: Version;
  /** Its documents. */
  papers: ComponentChildren;
}

/** A frozen version, read whole. */
export function VersionPage({ org, plan, version, papers }: VersionPageProps) {
  const { content } = version;
  return (
    <>
      <PageHead
        title={content.title}
        crumbs={[
          ...planCrumbs(org, plan),
          { label: "ฉบับ", href: paths.office.planVersions.href({ org, plan: plan.id }) },
        ]}
        lead={
          <>
            {titleOf(version)} โดย {version.by_name}{" "}
            <LinkButton
              href={paths.office.planCompare.href(
                { org, plan: plan.id },
                { from: String(version.number), to: CURRENT },
              )}
            >
              เทียบกับที่กำลังจัดทำ
            </LinkButton>
          </>
        }
        actions={papers}
      />
      <VersionProjects content={content} />
    </>
  );
}

function VersionProjects({ content }: { content: PlanContent }) {
  return (
    <Sheet title="โครงการในฉบับนี้" aside={`${content.projects.length} โครงการ`}>
      <ol>
        {content.projects.map((project) => (
          <li key={project.id}>{project.title}</li>
        ))}
      </ol>
    </Sheet>
  );
}

function Lines({ text }: { text: string }) {
  if (text === "") return <>–</>;
  return (
    <>
      {text.split("\n").map((line, index) => (
        <div key={index}>{line}</div>
      ))}
    </>
  );
}
