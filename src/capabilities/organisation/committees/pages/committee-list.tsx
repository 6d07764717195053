import { paths } from "../../../../paths.ts";
import { blankForm } from "../../../../platform/forms/state.ts";
import { Badge } from "../../../../platform/ui/badge.tsx";
import { LinkButton } from "../../../../platform/ui/button.tsx";
import { SelectField } from "../../../../platform/ui/choice-fields.tsx";
import { Empty } from "../../../../platform/ui/empty.tsx";
import { TextField } from "../../../../platform/ui/fields.tsx";
import { FilterForm } from "../../../../platform/ui/filter-form.tsx";
import { Notice } from "../../../../platform/ui/notice.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { Table } from "../../../../platform/ui/table.tsx";
import type { Column } from "../../../../platform/ui/table.tsx";
import { formatThaiDate, relativeDay } from "../../../../thai/date-text.ts";
import { isoDate } from "../../../../thai/dates.ts";
import type { IsoDate } from "../../../../thai/dates.ts";
import type { CommitteeFilter } from "../forms.ts";
import type { CommitteeInList } from "../queries.ts";
import { committeeKinds, kindOfText, standings, WARN_DAYS } from "../rules.ts";

export interface CommitteeListProps {
  org: string;
  today: IsoDate;
  /** All of them, for the warning; and those that the filter leaves. */
  all: readonly CommitteeInList[];
  shown: readonly CommitteeInList[];
  filter: CommitteeFilter;
  mayWrite: boolean;
}

export function CommitteeList({ org, today, all, shown, filter, mayWrite }: CommitteeListProps) {
  const add = mayWrite && (
    <LinkButton href={paths.office.committeeAdd.href({ org })} tone="go">
      เพิ่มคณะ
    </LinkButton>
  );
  return (
    <>
      <PageHead
        title="คณะกรรมการและคณะทำงาน"
        lead="คำสั่งแต่งตั้ง กรรมการ วาระ และการประชุม"
        actions={
          <>
            {add}
            <LinkButton href={paths.office.meetings.href({ org })}>การประชุมทั้งหมด</LinkButton>
          </>
        }
      />
      <TermWarning org={org} all={all} />
      <Sheet flush>
        <Table
          caption="คณะกรรมการและคณะทำงาน"
          captionUnseen
          columns={columns(org, today)}
          rows={shown}
          rowKey={(row) => row.id}
          order={{ key: filter.sort, dir: filter.dir }}
          query={queryOf(filter)}
          filter={all.length > 0 && <Filters filter={filter} />}
          exports={[{ label: "CSV", href: paths.office.committeesExport.href({ org }, queryOf(filter)) }]}
          empty={
            all.length === 0 ? (
              <Empty title="ยังไม่มีคณะกรรมการหรือคณะทำงาน" icon="people" action={add}>
                เพิ่มคณะก่อน แล้วเพิ่มคำสั่งแต่งตั้งที่มีรายชื่อกรรมการและวาระ
              </Empty>
            ) : (
              <Empty
                title="ไม่มีคณะที่ตรงกับตัวกรอง"
                action={<LinkButton href={paths.office.committees.href({ org })}>ล้างตัวกรอง</LinkButton>}
              />
            )
          }
        />
      </Sheet>
    </>
  );
}

function TermWarning({ org, all }: Pick<CommitteeListProps, "org" | "all">) {
  const over = all.filter((row) => row.standing === "over").length;
  const ending = all.filter((row) => row.standing === "ending").length;
  if (over + ending === 0) return null;
  const link = (standing: string, text: string) => (
    <a href={paths.office.committees.href({ org }, { standing })}>{text}</a>
  );
  return (
    <Notice kind="late" title="มีคณะที่ต้องแต่งตั้งใหม่">
      <p>
        {over > 0 && link("over", `หมดวาระแล้ว ${over} คณะ`)}
        {over > 0 && ending > 0 && " · "}
        {ending > 0 && link("ending", `จะหมดวาระภายใน ${WARN_DAYS} วัน ${ending} คณะ`)}
      </p>
    </Notice>
  );
}

function Filters({ filter }: { filter: CommitteeFilter }) {
  const { q, kind, standing } = filter;
  const form = blankForm({ q: q ?? "", kind: kind ?? "", standing: standing ?? "" });
  const chips = [
    ...(q ? [{ name: "q", label: `คำค้น: ${q}` }] : []),
    ...(kind ? [{ name: "kind", label: committeeKinds[kind] }] : []),
    ...(standing ? [{ name: "standing", label: standings[standing].title }] : []),
  ];
  return (
    <FilterForm query={queryOf(filter)} chips={chips}>
      <TextField form={form} name="q" label="ชื่อคณะหรือประธาน" type="search" />
      <SelectField
        form={form}
        name="kind"
        label="ประเภท"
        blank="ทุกประเภท"
        choices={choicesOf(committeeKinds)}
      />
      <SelectField
        form={form}
        name="standing"
        label="สถานะวาระ"
        blank="ทุกสถานะ"
        choices={Object.entries(standings).map(([value, { title }]) => ({ value, label: title }))}
      />
    </FilterForm>
  );
}

function choicesOf(titles: Record<string, string>) {
  return Object.entries(titles).map(([value, label]) => ({ value, label }));
}

function queryOf(filter: CommitteeFilter): Record<string, string | undefined> {
  return { ...filter };
}

function columns(org: string, today: IsoDate): readonly Column<CommitteeInList>[] {
  return [
    {
      key: "name",
      head: "คณะ",
      cardTitle: true,
      sortable: true,
      cell: (row) => <a href={paths.office.committee.href({ org, id: row.id })}>{row.name}</a>,
    },
    { key: "kind", head: "ประเภท", tight: true, cell: (row) => committeeKinds[kindOfText(row.kind)] },
    { key: "chair", head: "ประธาน", sortable: true, cell: (row) => row.chair ?? "–" },
    {
      key: "standing",
      head: "สถานะวาระ",
      tight: true,
      cell: ({ standing }) => <Badge tone={standings[standing].tone}>{standings[standing].title}</Badge>,
    },
    { key: "term", head: "วาระถึง", sortable: true, cell: (row) => <TermEnd row={row} today={today} /> },
    {
      key: "meeting",
      head: "นัดประชุม",
      sortable: true,
      cell: ({ next_meeting: next }) =>
        next ? (
          <a href={paths.office.meeting.href({ org, id: next.id })}>
            {formatThaiDate(isoDate(next.held_on), "short")}
          </a>
        ) : (
          "–"
        ),
    },
  ];
}

function TermEnd({ row, today }: { row: CommitteeInList; today: IsoDate }) {
  if (!row.current) return <>–</>;
  if (row.current.to === null) return <>ไม่มีกำหนด</>;
  return (
    <span>
      {formatThaiDate(row.current.to, "short")}
      {row.standing === "ending" && <span class="hush"> ({relativeDay(row.current.to, today)})</span>}
    </span>
  );
}
