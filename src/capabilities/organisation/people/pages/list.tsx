import { paths } from "../../../../paths.ts";
import { blankForm } from "../../../../platform/forms/state.ts";
import { pageColumns } from "../../../../platform/tables/page-columns.ts";
import { LinkButton } from "../../../../platform/ui/button.tsx";
import { SelectField } from "../../../../platform/ui/choice-fields.tsx";
import { Empty } from "../../../../platform/ui/empty.tsx";
import { TextField } from "../../../../platform/ui/fields.tsx";
import { FilterForm } from "../../../../platform/ui/filter-form.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { Table } from "../../../../platform/ui/table.tsx";
import type { UnitRow } from "../../units/queries.ts";
import type { PeopleFilter } from "../forms.ts";
import { PEOPLE_ON_A_PAGE } from "../queries.ts";
import type { PeopleFound } from "../queries.ts";
import { employments } from "../rules.ts";
import { peopleTable } from "../table.tsx";

interface PeopleListProps {
  org: string;
  found: PeopleFound;
  filter: PeopleFilter;
  units: readonly UnitRow[];
  seesStaff: boolean;
  mayAdd: boolean;
  mayImport: boolean;
}

export function PeopleList(props: PeopleListProps) {
  const { org, found, filter, units, seesStaff, mayAdd, mayImport } = props;
  const query = addressOf(filter);
  const isFiltered = chipsOf(props).length > 0;
  const add = mayAdd && (
    <LinkButton href={paths.office.personAdd.href({ org })} tone="go">
      เพิ่มบุคลากร
    </LinkButton>
  );
  return (
    <>
      <PageHead
        title="บุคลากร"
        lead="ผู้บริหาร สมาชิกสภา ข้าราชการ และพนักงาน พร้อมตำแหน่งวันนี้"
        actions={
          <>
            {add}
            {mayImport && <LinkButton href={paths.office.peopleImport.href({ org })}>นำเข้าจากไฟล์</LinkButton>}
          </>
        }
      />
      <Sheet flush>
        <Table
          caption="บุคลากร"
          captionUnseen
          columns={pageColumns(peopleTable({ org, seesStaff, sortable: true }))}
          rows={found.people}
          rowKey={(person) => person.id}
          order={{ key: filter.sort, dir: filter.descending ? "desc" : "asc" }}
          query={query}
          filter={
            <Filters
              units={units}
              filter={filter}
              query={query}
              seesStaff={seesStaff}
              chips={chipsOf(props)}
            />
          }
          exports={[
            {
              label: "XLSX",
              href: paths.office.peopleExportXlsx.href({ org }, { ...query, page: undefined }),
            },
            { label: "PDF", href: paths.office.peoplePdf.href({ org }, { ...query, page: undefined }) },
            { label: "Word", href: paths.office.peopleDocx.href({ org }, { ...query, page: undefined }) },
            { label: "CSV", href: paths.office.peopleExport.href({ org }, { ...query, page: undefined }) },
          ]}
          paging={{ page: filter.page, pages: Math.ceil(found.count / PEOPLE_ON_A_PAGE), count: found.count }}
          empty={
            isFiltered ? (
              <Empty
                title="ไม่มีบุคลากรที่ตรงกับตัวกรอง"
                icon="people"
                action={<LinkButton href={paths.office.people.href({ org })}>ล้างตัวกรอง</LinkButton>}
              >
                ลองคำค้นที่สั้นลง หรือเลือกทุกหน่วยงาน
              </Empty>
            ) : (
              <Empty title="ยังไม่มีบุคลากร" icon="people" action={add}>
                เพิ่มผู้บริหารและหัวหน้าหน่วยงานก่อน เพื่อให้มอบหมายงานและแต่งตั้งคณะทำงานได้
              </Empty>
            )
          }
        />
      </Sheet>
    </>
  );
}

const presences = [
  { value: "left", label: "ผู้ที่พ้นไปแล้ว" },
  { value: "all", label: "ทั้งหมด" },
];

function Filters(
  props: Pick<PeopleListProps, "units" | "filter" | "seesStaff"> & { query: Address; chips: Chips },
) {
  const { units, filter, query, seesStaff, chips } = props;
  const form = blankForm({
    q: filter.text,
    unit: filter.unit ?? "",
    employment: filter.employment ?? "",
    presence: filter.presence,
  });
  return (
    <FilterForm query={query} chips={chips}>
      <TextField form={form} name="q" label="ชื่อ ตำแหน่ง หรือหน่วยงาน" type="search" />
      <SelectField
        form={form}
        name="unit"
        label="หน่วยงาน"
        blank="ทุกหน่วยงาน"
        choices={units.map((unit) => ({ value: unit.id, label: unit.name }))}
      />
      {seesStaff && (
        <>
          <SelectField
            form={form}
            name="employment"
            label="ประเภท"
            blank="ทุกประเภท"
            choices={Object.entries(employments).map(([value, label]) => ({ value, label }))}
          />
          <SelectField form={form} name="presence" label="สถานะ" blank="อยู่ในหน่วยงาน" choices={presences} />
        </>
      )}
    </FilterForm>
  );
}

type Address = Record<string, string | undefined>;
type Chips = { name: string; label: string }[];

function addressOf(filter: PeopleFilter): Address {
  return {
    q: filter.text || undefined,
    unit: filter.unit,
    employment: filter.employment,
    presence: filter.presence === "here" ? undefined : filter.presence,
    position: filter.withoutPosition ? "none" : undefined,
    sort: filter.sort === "name" && !filter.descending ? undefined : filter.sort,
    dir: filter.descending ? "desc" : undefined,
  };
}

function chipsOf({ filter, units, seesStaff }: PeopleListProps): Chips {
  const chips: Chips = [];
  if (filter.text) chips.push({ name: "q", label: `คำค้น: ${filter.text}` });
  if (filter.unit) {
    chips.push({
      name: "unit",
      label: `หน่วยงาน: ${units.find(({ id }) => id === filter.unit)?.name ?? "ที่ยุบแล้ว"}`,
    });
  }
  if (filter.withoutPosition) chips.push({ name: "position", label: "ยังไม่มีตำแหน่งวันนี้" });
  if (!seesStaff) return chips;
  if (filter.employment) chips.push({ name: "employment", label: employments[filter.employment] });
  const presence = presences.find(({ value }) => value === filter.presence);
  if (presence) chips.push({ name: "presence", label: presence.label });
  return chips;
}
