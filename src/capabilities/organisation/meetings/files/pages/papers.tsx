import { paths } from "../../../../../paths.ts";
import type { Attachment } from "../../../../../platform/files/holding.ts";
import { AttachmentList } from "../../../../../platform/files/pages/attachments.tsx";
import { UploadField } from "../../../../../platform/files/pages/upload-field.tsx";
import type { FormState } from "../../../../../platform/forms/state.ts";
import { LinkButton } from "../../../../../platform/ui/button.tsx";
import { Confirm } from "../../../../../platform/ui/confirm.tsx";
import { Form, SubmitRow } from "../../../../../platform/ui/form.tsx";
import { PageHead } from "../../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../../platform/ui/sheet.tsx";
import type { Committee } from "../../../committees/queries.ts";
import { meetingCrumbs } from "../../pages/meeting-form.tsx";
import type { Meeting } from "../../queries.ts";
import { meetingPapers } from "../forms.ts";

export interface PapersProps {
  org: string;
  meeting: Pick<Meeting, "id">;
  papers: readonly Attachment[];
  mayChange: boolean;
}

/** On the page of the meeting. */
export function Papers({ org, meeting, papers, mayChange }: PapersProps) {
  const href = paths.office.meetingFiles.href({ org, id: meeting.id });
  return (
    <Sheet
      title="เอกสารและภาพ"
      id="papers"
      aside={mayChange && <LinkButton href={href}>{papers.length > 0 ? "เพิ่มหรือนำออก" : "แนบไฟล์"}</LinkButton>}
    >
      <AttachmentList org={org} attachments={papers} empty={<p class="hush">ยังไม่มีไฟล์แนบ</p>} />
    </Sheet>
  );
}

export interface PapersFormProps {
  org: string;
  committee: Committee;
  meeting: Meeting;
  papers: readonly Attachment[];
  form: FormState;
}

export function PapersForm({ org, committee, meeting, papers, form }: PapersFormProps) {
  const { id } = meeting;
  const left = meetingPapers.mostFiles - papers.length;
  return (
    <>
      <PageHead title="แนบเอกสารและภาพ" crumbs={meetingCrumbs(org, committee, meeting)} />
      <Sheet>
        <Form form={form} action={paths.office.meetingFiles.href({ org, id })} files>
          <UploadField
            form={form}
            name="files"
            label="ไฟล์ที่จะแนบ"
            help="ภาพถ่ายจะไม่เก็บพิกัดที่ถ่าย"
            org={org}
            place={meetingPapers}
            most={left}
          />
          <SubmitRow label="แนบไฟล์" cancelHref={paths.office.meeting.href({ org, id })} />
        </Form>
      </Sheet>
      {papers.length > 0 && (
        <Sheet title="ไฟล์ที่แนบแล้ว" aside={`${papers.length} ไฟล์`}>
          <AttachmentList
            org={org}
            attachments={papers}
            empty={null}
            actions={({ itemId, now }) => (
              <Confirm
                id={`remove-${itemId}`}
                trigger="นำออก"
                title={`นำ “${now.name}” ออกหรือไม่`}
                action={paths.office.meetingFileRemove.href({ org, id })}
                hidden={{ itemId }}
                yes="นำออก"
              >
                ไฟล์จะถูกลบภายในไม่กี่วัน บันทึกการใช้งานยังระบุว่าเคยมีไฟล์นี้
              </Confirm>
            )}
          />
        </Sheet>
      )}
    </>
  );
}
