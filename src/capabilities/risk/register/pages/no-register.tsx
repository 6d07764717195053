import { paths } from "../../../../paths.ts";
import { LinkButton } from "../../../../platform/ui/button.tsx";
import { Empty } from "../../../../platform/ui/empty.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";

/** Before the first year is opened. */
export function NoRegister({ org, mayOpen }: { org: string; mayOpen: boolean }) {
  return (
    <>
      <PageHead title="ความเสี่ยงการทุจริต" lead="ประเมินปีละครั้ง ปีถัดไปเริ่มจากสำเนาของปีก่อน" />
      <Sheet>
        <Empty
          title="ยังไม่มีการประเมินความเสี่ยง"
          icon="risk"
          action={
            mayOpen && (
              <LinkButton href={paths.office.riskOpen.href({ org })} tone="go">
                เปิดการประเมินปีแรก
              </LinkButton>
            )
          }
        >
          {mayOpen
            ? "เลือกปีงบประมาณและเกณฑ์ก่อน แล้วจึงบันทึกความเสี่ยง หรือนำตารางความเสี่ยงเข้ามาพร้อมแผนเดิม"
            : "ผู้ประสานงานแผนเป็นผู้เปิดการประเมิน จากนั้นหน่วยงานของท่านจะเสนอความเสี่ยงได้ที่หน้านี้"}
        </Empty>
      </Sheet>
    </>
  );
}
