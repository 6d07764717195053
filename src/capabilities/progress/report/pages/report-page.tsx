import type { ComponentChildren } from "preact";
import { paths } from "../../../../paths.ts";
import { Badge } from "../../../../platform/ui/badge.tsx";
import { Notice } from "../../../../platform/ui/notice.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { Tabs } from "../../../../platform/ui/tabs.tsx";
import { roundLabel, rounds } from "../../../../thai/fiscal.ts";
import { yearCrumbs } from "../../years/pages/forms.tsx";
import type { ReportContent, ReportRow } from "../content.ts";
import { periodLine } from "../documents/parts.ts";
import type { ReportVersionInList } from "../life/queries.ts";
import { placeAt } from "../places.ts";
import type { WordsRow } from "../queries.ts";
import { versionStatuses } from "../titles.ts";
import type { WordPart } from "../words/parts.ts";
import { wordParts } from "../words/parts.ts";
import { FormTable } from "./form-table.tsx";
import { ReportWords } from "./report-words.tsx";

interface ReportPageProps {
  org: string;
  /** The ways through the year. */
  tabs: ComponentChildren;
  content: ReportContent;
  last: ReportVersionInList | undefined;
  stale: ReadonlyMap<string, WordsRow>;
  mayWrite: boolean;
  papers: ComponentChildren;
  /** What may be done next, and what was done. */
  life: ComponentChildren;
}

/** The report of a round as it stands now and would print. */
export function ReportPage({ org, tabs, content, last, stale, mayWrite, papers, life }: ReportPageProps) {
  const { year, round } = content;
  const at = { org, year: String(year), round };
  const words = (part: WordPart) => mayWrite && paths.office.progressReportWords.href({ ...at, part });
  return (
    <>
      <PageHead
        title={`รายงานผลการดำเนินงาน ปีงบประมาณ ${year}`}
        crumbs={yearCrumbs(org, year)}
        lead={periodLine(content)}
        actions={papers}
      />
      {tabs}
      <Tabs
        label="รอบรายงาน"
        tabs={rounds.map((each) => ({
          label: roundLabel(each),
          href: paths.office.progressReport.href({ ...at, round: each }),
          current: each === round,
        }))}
      />
      {last && (
        <p>
          <Badge tone={versionStatuses[last.status].tone}>{versionStatuses[last.status].title}</Badge>
        </p>
      )}
      {stale.size > 0 && (
        <Notice kind="late" title={`มีถ้อยคำ ${stale.size} แห่งที่เขียนไว้ก่อนข้อเท็จจริงเปลี่ยน`}>
          {`โปรดอ่านอีกครั้งที่: ${stalePlaces(stale, content).join(", ")}`}
        </Notice>
      )}
      <FormTable
        content={content}
        beside={(row) => <Beside row={row} {...{ org, content, stale, mayWrite }} />}
      />
      <ReportWords content={content} writeHref={words} />
      <Sheet title="เสนอและเผยแพร่">{life}</Sheet>
    </>
  );
}

function stalePlaces(stale: ReadonlyMap<string, WordsRow>, content: ReportContent): string[] {
  const titles = new Map(
    content.dimensions
      .flatMap(({ lines }) => lines)
      .flatMap(({ row }) => (row ? [[row.id, `${row.code}) ${row.title}`] as const] : [])),
  );
  const parts = Object.values(wordParts).filter(({ places }) => places.some((place) => stale.has(place)));
  const projects = [...stale.keys()].flatMap((place) => titles.get(place.split(":")[1] ?? "") ?? []);
  return [...parts.map(({ title }) => title), ...new Set(projects)];
}

interface BesideProps {
  org: string;
  content: ReportContent;
  row: ReportRow;
  stale: ReadonlyMap<string, WordsRow>;
  mayWrite: boolean;
}

/** The way to the words of a project, and whether they want another look. */
function Beside({ org, content: { year, round }, row, stale, mayWrite }: BesideProps) {
  const isStale = stale.has(placeAt("note", row.id)) || stale.has(placeAt("remark", row.id));
  return (
    <>
      {isStale && <Badge tone="late">ข้อเท็จจริงเปลี่ยนแล้ว</Badge>}
      {mayWrite && (
        <a href={paths.office.progressReportProject.href({ org, year: String(year), round, id: row.id })}>
          เขียนคำอธิบาย<span class="unseen">ของ {row.title}</span>
        </a>
      )}
    </>
  );
}
