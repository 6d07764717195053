import { paths } from "../../../../paths.ts";
import { blankForm } from "../../../../platform/forms/state.ts";
import { LinkButton } from "../../../../platform/ui/button.tsx";
import { SelectField } from "../../../../platform/ui/choice-fields.tsx";
import { Empty } from "../../../../platform/ui/empty.tsx";
import { FilterForm } from "../../../../platform/ui/filter-form.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import type { IsoDate } from "../../../../thai/dates.ts";
import { fiscalYearLabel } from "../../../../thai/fiscal.ts";
import type { MeetingFilter } from "../forms.ts";
import type { MeetingInList } from "../queries.ts";
import { meetingStatuses } from "../rules.ts";
import { MeetingTable } from "./meeting-table.tsx";

export interface MeetingListProps {
  org: string;
  today: IsoDate;
  meetings: readonly MeetingInList[];
  filter: Omit<MeetingFilter, "year"> & { year: number | "all" };
  committees: readonly { id: string; name: string }[];
  /** Fiscal years to choose from, the latest first. */
  years: readonly number[];
}

/** Like a calendar: what comes first, month by month; then what was, the latest first. */
export function MeetingList(props: MeetingListProps) {
  const { org, today, meetings } = props;
  const coming = meetings.filter((meeting) => meeting.held_on >= today);
  const past = meetings.filter((meeting) => meeting.held_on < today).toReversed();
  return (
    <>
      <PageHead
        title="การประชุม"
        lead="การประชุมของคณะกรรมการและคณะทำงานทุกคณะ วางแผนการประชุมจากหน้าของคณะ"
        actions={<LinkButton href={paths.office.committees.href({ org })}>คณะกรรมการและคณะทำงาน</LinkButton>}
      />
      <Sheet flush>
        <div class="tools">
          <Filters {...props} />
        </div>
      </Sheet>
      <Sheet title="กำลังจะถึง" aside={`${coming.length} ครั้ง`} flush>
        <MeetingTable
          org={org}
          today={today}
          caption="การประชุมที่กำลังจะถึง"
          meetings={coming}
          byMonth
          withoutTurnout
          empty={
            <Empty title="ไม่มีการประชุมที่กำลังจะถึง" icon="meeting">
              เปิดหน้าของคณะ แล้วกดวางแผนประชุม
            </Empty>
          }
        />
      </Sheet>
      <Sheet title="ผ่านมาแล้ว" aside={`${past.length} ครั้ง`} flush>
        <MeetingTable
          org={org}
          today={today}
          caption="การประชุมที่ผ่านมาแล้ว"
          meetings={past}
          byMonth
          empty={<Empty title="ไม่มีการประชุมที่ผ่านมาแล้วตามตัวกรองนี้" icon="meeting" />}
        />
      </Sheet>
    </>
  );
}

function Filters({ filter, committees, years }: MeetingListProps) {
  const values = {
    committee: filter.committee ?? "",
    year: String(filter.year),
    status: filter.status ?? "",
  };
  const form = blankForm(values);
  const committee = committees.find(({ id }) => id === filter.committee);
  const chips = [
    ...(committee ? [{ name: "committee", label: committee.name }] : []),
    ...(filter.status ? [{ name: "status", label: meetingStatuses[filter.status].title }] : []),
  ];
  return (
    <FilterForm query={values} keep={[]} chips={chips}>
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
