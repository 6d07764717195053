import type { ComponentChildren } from "preact";
import { paths } from "../../../../paths.ts";
import { isoDate } from "../../../../thai/dates.ts";
import { formatThaiDate } from "../../../../thai/date-text.ts";
import { ActButton, LinkButton } from "../../../../platform/ui/button.tsx";
import { Confirm } from "../../../../platform/ui/confirm.tsx";
import { Empty } from "../../../../platform/ui/empty.tsx";
import { Notice } from "../../../../platform/ui/notice.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { Table } from "../../../../platform/ui/table.tsx";
import type { PeopleFound } from "../../people/queries.ts";
import { pageColumns } from "../../../../platform/tables/page-columns.ts";
import { peopleTable } from "../../people/table.tsx";
import type { UnitRow } from "../queries.ts";

interface UnitPageProps {
  org: string;
  unit: UnitRow;
  found: PeopleFound;
  seesStaff: boolean;
  /** The way to its history, for those who read the log. */
  history: ComponentChildren;
  mayArrange: boolean;
  mayAddPerson: boolean;
}

export function UnitPage({ org, unit, found, seesStaff, history, mayArrange, mayAddPerson }: UnitPageProps) {
  const isOpen = unit.closed_on === null;
  const add = isOpen && mayAddPerson && (
    <LinkButton href={paths.office.personAdd.href({ org }, { unit: unit.id })} tone="go">
      เพิ่มบุคลากร
    </LinkButton>
  );
  return (
    <>
      <PageHead
        title={unit.name}
        crumbs={[{ label: "หน่วยงานภายใน", href: paths.office.units.href({ org }) }]}
        lead={unit.short_name ? `ชื่อย่อ ${unit.short_name}` : undefined}
        actions={
          <>
            {add}
            {mayArrange && (
              <LinkButton href={paths.office.unitEdit.href({ org, id: unit.id })}>แก้ไข</LinkButton>
            )}
            {history}
            {mayArrange && isOpen && <CloseUnit org={org} unit={unit} />}
          </>
        }
      />
      {unit.closed_on !== null && (
        <Notice kind="stop" title={`ยุบตั้งแต่ ${formatThaiDate(isoDate(unit.closed_on))}`}>
          <p>ไม่มีให้เลือกในแบบฟอร์มใหม่ ประวัติเดิมยังอยู่ครบ</p>
          {mayArrange && (
            <ActButton
              action={paths.office.unitReopen.href({ org, id: unit.id })}
              hidden={{ version: String(unit.version) }}
            >
              เปิดหน่วยงานนี้อีกครั้ง
            </ActButton>
          )}
        </Notice>
      )}
      <Sheet title="บุคลากรวันนี้" aside={`${found.count} คน`} flush>
        <Table
          caption={`บุคลากรของ${unit.name}`}
          captionUnseen
          columns={pageColumns(peopleTable({ org, seesStaff, withUnit: false }))}
          rows={found.people}
          rowKey={(person) => person.id}
          empty={
            <Empty title="ยังไม่มีผู้ดำรงตำแหน่งในหน่วยงานนี้" icon="people" action={add}>
              {isOpen ? "เพิ่มบุคลากรพร้อมตำแหน่งแรกได้ในแบบฟอร์มเดียว" : "หน่วยงานที่ยุบแล้วรับบุคลากรใหม่ไม่ได้"}
            </Empty>
          }
        />
      </Sheet>
      {found.count > found.people.length && (
        <p>
          <a href={paths.office.people.href({ org }, { unit: unit.id })}>ดูบุคลากรทั้ง {found.count} คน</a>
        </p>
      )}
    </>
  );
}

function CloseUnit({ org, unit }: { org: string; unit: UnitRow }) {
  return (
    <Confirm
      id="close-unit"
      trigger="ยุบหน่วยงาน"
      title={`ยุบ${unit.name}หรือไม่`}
      action={paths.office.unitClose.href({ org, id: unit.id })}
      hidden={{ version: String(unit.version) }}
      yes="ยุบหน่วยงาน"
    >
      มีผลตั้งแต่วันนี้ ยุบได้เมื่อไม่มีผู้ดำรงตำแหน่งและไม่มีบัญชีที่มีบทบาทในหน่วยงานนี้แล้ว ประวัติเดิมยังอยู่ครบ และเปิดอีกครั้งได้
    </Confirm>
  );
}
