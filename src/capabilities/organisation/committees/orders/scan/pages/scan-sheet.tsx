import { paths } from "../../../../../../paths.ts";
import { AttachmentList } from "../../../../../../platform/files/pages/attachments.tsx";
import { UploadField } from "../../../../../../platform/files/pages/upload-field.tsx";
import type { Attachment } from "../../../../../../platform/files/holding.ts";
import { blankForm } from "../../../../../../platform/forms/state.ts";
import type { FormState } from "../../../../../../platform/forms/state.ts";
import { Confirm } from "../../../../../../platform/ui/confirm.tsx";
import { Form, SubmitRow } from "../../../../../../platform/ui/form.tsx";
import { Sheet } from "../../../../../../platform/ui/sheet.tsx";
import { signedScan } from "../forms.ts";

export interface ScanSheetProps {
  org: string;
  committeeId: string;
  orderId: string;
  scans: readonly Attachment[];
  mayWrite: boolean;
  form?: FormState;
}

/** The signed paper beside the text of the register. */
export function ScanSheet({
  org,
  committeeId,
  orderId,
  scans,
  mayWrite,
  form = blankForm(),
}: ScanSheetProps) {
  const address = { org, committee: committeeId, id: orderId };
  return (
    <Sheet title="ฉบับลงนาม" id="scan">
      <AttachmentList
        org={org}
        attachments={scans}
        empty={<p class="hush">ยังไม่มีไฟล์คำสั่งที่ลงนามแล้ว</p>}
        actions={
          mayWrite
            ? ({ itemId }) => (
                <Confirm
                  id={`remove-${itemId}`}
                  trigger="นำออก"
                  title="นำฉบับลงนามออกหรือไม่"
                  action={paths.office.orderScanRemove.href(address)}
                  hidden={{ itemId }}
                  yes="นำออก"
                >
                  ไฟล์และฉบับก่อนหน้าทั้งหมดจะถูกลบภายในไม่กี่วัน บันทึกการใช้งานยังระบุว่าเคยมีไฟล์ใด
                </Confirm>
              )
            : undefined
        }
      />
      {mayWrite && (
        <Form form={form} action={paths.office.orderScan.href(address)} files>
          <UploadField
            form={form}
            name="files"
            label={scans.length > 0 ? "ส่งฉบับใหม่แทน" : "ไฟล์คำสั่งที่ลงนามแล้ว"}
            help="หลายหน้าให้สแกนรวมเป็น PDF ไฟล์เดียว"
            org={org}
            place={signedScan}
          />
          <SubmitRow label={scans.length > 0 ? "บันทึกฉบับใหม่" : "แนบฉบับลงนาม"} />
        </Form>
      )}
    </Sheet>
  );
}
