import type { FormState } from "../forms/state.ts";
import { FieldFrame, wires } from "../ui/field.tsx";
import { Form, SubmitRow } from "../ui/form.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { Sheet } from "../ui/sheet.tsx";

interface UploadDocumentProps {
  title: string;
  lead: string;
  /** What the file is of: ไฟล์ของแผน */
  label: string;
  crumbs: readonly { label: string; href: string }[];
  action: string;
  cancelHref: string;
  form: FormState;
}

/** A document is chosen to be read; nothing is saved before it was looked through. */
export function UploadDocument({
  title,
  lead,
  label,
  crumbs,
  action,
  cancelHref,
  form,
}: UploadDocumentProps) {
  const field = { form, name: "file", label };
  return (
    <>
      <PageHead title={title} crumbs={crumbs} lead={lead} />
      <Form form={form} action={action} files>
        <Sheet title="เลือกไฟล์">
          <FieldFrame {...field} help="ไม่เกิน 30 MB ยังไม่มีสิ่งใดถูกบันทึกจนกว่าท่านจะยืนยันในหน้าถัดไป">
            <input {...wires(field)} type="file" accept=".docx,.xlsx,.txt" />
          </FieldFrame>
        </Sheet>
        <SubmitRow label="อ่านไฟล์" cancelHref={cancelHref} />
      </Form>
    </>
  );
}
