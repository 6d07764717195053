import { paths } from "../../../../paths.ts";
import { isoDate } from "../../../../thai/dates.ts";
import { formatThaiDate } from "../../../../thai/date-text.ts";
import { pageColumns } from "../../../../platform/tables/page-columns.ts";
import { LinkButton } from "../../../../platform/ui/button.tsx";
import { Empty } from "../../../../platform/ui/empty.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { Table } from "../../../../platform/ui/table.tsx";
import type { Column } from "../../../../platform/ui/table.tsx";
import type { UnitInList } from "../queries.ts";
import { unitTable } from "../table.tsx";

interface UnitListProps {
  org: string;
  units: readonly UnitInList[];
  mayArrange: boolean;
}

export function UnitList({ org, units, mayArrange }: UnitListProps) {
  const open = units.filter((unit) => unit.closed_on === null);
  const closed = units.filter((unit) => unit.closed_on !== null);
  const add = (
    <LinkButton href={paths.office.unitAdd.href({ org })} tone="go">
      เพิ่มหน่วยงาน
    </LinkButton>
  );
  return (
    <>
      <PageHead
        title="หน่วยงานภายใน"
        lead="สำนัก กอง และหน่วยของหน่วยงาน ตามลำดับที่แสดงในรายงานและหน้าเว็บ"
        actions={
          mayArrange && (
            <>
              {add}
              <LinkButton href={paths.office.unitsImport.href({ org })}>นำเข้าจากไฟล์</LinkButton>
            </>
          )
        }
      />
      <Sheet title="หน่วยงานที่มีอยู่" aside={`${open.length} หน่วยงาน`} flush>
        <Table
          caption="หน่วยงานที่มีอยู่"
          captionUnseen
          columns={columns(org, open, mayArrange)}
          rows={open}
          rowKey={(unit) => unit.id}
          exports={[
            { label: "XLSX", href: paths.office.unitsExportXlsx.href({ org }) },
            { label: "CSV", href: paths.office.unitsExport.href({ org }) },
          ]}
          empty={
            <Empty title="ยังไม่มีหน่วยงานภายใน" icon="unit" action={mayArrange && add}>
              เพิ่มสำนักและกองก่อน แล้วจึงเพิ่มบุคลากรเข้าในแต่ละหน่วยงาน
            </Empty>
          }
        />
      </Sheet>
      {closed.length > 0 && (
        <Sheet title="หน่วยงานที่ยุบแล้ว" aside={`${closed.length} หน่วยงาน`} flush>
          <Table
            caption="หน่วยงานที่ยุบแล้ว"
            captionUnseen
            columns={[
              ...pageColumns(unitTable(org)).slice(0, 1),
              {
                key: "closed",
                head: "ยุบเมื่อ",
                cell: (unit) => unit.closed_on && formatThaiDate(isoDate(unit.closed_on), "short"),
              },
            ]}
            rows={closed}
            rowKey={(unit) => unit.id}
            empty={null}
          />
        </Sheet>
      )}
    </>
  );
}

function columns(org: string, open: readonly UnitInList[], mayArrange: boolean): Column<UnitInList>[] {
  const shown = pageColumns(unitTable(org));
  if (!mayArrange) return shown;
  const order = (unit: UnitInList) => (
    <MoveButtons org={org} unit={unit} at={open.indexOf(unit)} last={open.length - 1} />
  );
  return [...shown, { key: "order", head: "ลำดับ", cell: order }];
}

function MoveButtons({ org, unit, at, last }: { org: string; unit: UnitInList; at: number; last: number }) {
  return (
    <form class="row" method="post" action={paths.office.unitMove.href({ org, id: unit.id })}>
      <button
        class="btn"
        name="direction"
        value="up"
        type="submit"
        disabled={at === 0}
        aria-label={`เลื่อน${unit.name}ขึ้น`}
      >
        ▲
      </button>
      <button
        class="btn"
        name="direction"
        value="down"
        type="submit"
        disabled={at === last}
        aria-label={`เลื่อน${unit.name}ลง`}
      >
        ▼
      </button>
    </form>
  );
}
