import { paths } from "../../../../paths.ts";
import { blankForm } from "../../../../platform/forms/state.ts";
import { LinkButton } from "../../../../platform/ui/button.tsx";
import { SelectField } from "../../../../platform/ui/choice-fields.tsx";
import { Empty } from "../../../../platform/ui/empty.tsx";
import { FilterForm } from "../../../../platform/ui/filter-form.tsx";
import { Notice } from "../../../../platform/ui/notice.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { thaiMonths } from "../../../../thai/date-text.ts";
import { datePartsOf, isoDate, toBuddhistYear } from "../../../../thai/dates.ts";
import type { IsoDate } from "../../../../thai/dates.ts";
import { fiscalYearLabel } from "../../../../thai/fiscal.ts";
import type { MeetingFilter } from "../forms.ts";
import { MEETINGS_ON_A_PAGE } from "../queries.ts";
import type { MeetingsFound } from "../queries.ts";
import { meetingStatuses } from "../rules.ts";
import { MeetingTable } from "./meeting-table.tsx";

export interface MeetingListProps {
  org: string;
  today: IsoDate;
  found: MeetingsFound;
  filter: MeetingFilter;
  committees: readonly { id: string; name: string }[];
  /** Fiscal years to choose from, the latest first. */
  years: readonly number[];
  /** Meetings before the year shown whose minutes are not confirmed. */
  waiting: number;
}

export function MeetingList(props: MeetingListProps) {
  const { org, today, found, filter, waiting } = props;
  const query = queryOf(filter);
  return (
    <>
      <PageHead
        title="การประชุม"
        lead="การประชุมของคณะกรรมการและคณะทำงานทุกคณะ นัดประชุมจากหน้าของคณะ"
        actions={<LinkButton href={paths.office.committees.href({ org })}>คณะกรรมการและคณะทำงาน</LinkButton>}
      />
      {waiting > 0 && (
        <Notice kind="late" title={`มีการประชุมก่อนปีงบประมาณนี้ที่รอรับรองรายงาน ${waiting} ครั้ง`}>
          <p>
            <a href={paths.office.meetings.href({ org }, { year: "all", status: "held" })}>
              ดูการประชุมที่รอรับรองรายงานทุกปี
            </a>
          </p>
        </Notice>
      )}
      <Sheet flush>
        <MeetingTable
          org={org}
          today={today}
          caption="การประชุม"
          meetings={found.meetings}
          list={{
            groupOf: filter.sort ? undefined : ({ held_on }) => monthInCalendar(held_on, today),
            order: filter.sort && { key: filter.sort, dir: filter.dir },
            query,
            filter: <Filters {...props} />,
            exports: [{ label: "CSV", href: paths.office.meetingsExport.href({ org }, query) }],
            paging: {
              page: found.page,
              pages: Math.ceil(found.count / MEETINGS_ON_A_PAGE),
              count: found.count,
            },
          }}
          empty={
            <Empty title="ไม่มีการประชุมตามตัวกรองนี้" icon="meeting">
              เลือกทุกปี หรือเปิดหน้าของคณะ แล้วกดนัดประชุม
            </Empty>
          }
        />
      </Sheet>
    </>
  );
}

function monthInCalendar(day: string, today: IsoDate): string {
  const { year, month } = datePartsOf(isoDate(day));
  return `${day < today ? "ผ่านมาแล้ว" : "กำลังจะถึง"} · ${thaiMonths[month - 1]} ${toBuddhistYear(year)}`;
}

function queryOf({ committee, year, status, sort, dir }: MeetingFilter) {
  return { committee, year: String(year), status, sort, dir: sort && dir };
}

function Filters({ filter, committees, years }: MeetingListProps) {
  const query = queryOf(filter);
  const { committee: asked = "", status = "" } = query;
  const form = blankForm({ committee: asked, year: query.year, status });
  const committee = committees.find(({ id }) => id === filter.committee);
  const chips = [
    ...(committee ? [{ name: "committee", label: committee.name }] : []),
    ...(filter.status ? [{ name: "status", label: meetingStatuses[filter.status].title }] : []),
  ];
  return (
    <FilterForm query={query} chips={chips}>
      <SelectField
        form={form}
        name="committee"
        label="คณะ"
        blank="ทุกคณะ"
        choices={committees.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SelectField
        form={form}
        name="year"
        label="ปีงบประมาณ"
        blank=""
        choices={[
          ...years.map((year) => ({ value: String(year), label: fiscalYearLabel(year) })),
          { value: "all", label: "ทุกปี" },
        ]}
      />
      <SelectField
        form={form}
        name="status"
        label="สถานะ"
        blank="ทุกสถานะ"
        choices={Object.entries(meetingStatuses).map(([value, { title }]) => ({ value, label: title }))}
      />
    </FilterForm>
  );
}
