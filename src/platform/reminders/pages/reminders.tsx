import { formatThaiDate, relativeDay } from "../../../thai/date-text.ts";
import { isoDate } from "../../../thai/dates.ts";
import type { IsoDate } from "../../../thai/dates.ts";
import { paths } from "../../../paths.ts";
import type { FormState } from "../../forms/state.ts";
import { Badge } from "../../ui/badge.tsx";
import { ActButton } from "../../ui/button.tsx";
import { RadioGroup } from "../../ui/choice-fields.tsx";
import { Empty } from "../../ui/empty.tsx";
import { Form, SubmitRow } from "../../ui/form.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { Table } from "../../ui/table.tsx";
import { mailChoiceNames, mailChoices } from "../queries.ts";
import type { ReminderShown } from "../queries.ts";

export interface RemindersPageProps {
  org: string;
  reminders: readonly ReminderShown[];
  today: IsoDate;
  form: FormState;
  isMailSet: boolean;
}

export function RemindersPage({ org, reminders, today, form, isMailSet }: RemindersPageProps) {
  const unread = reminders.filter(({ read_at }) => read_at === null);
  return (
    <>
      <PageHead
        title="การแจ้งเตือน"
        lead="เรื่องที่รอท่าน เมื่อทำเสร็จแล้วเรื่องนั้นจะหายไปจากหน้านี้เอง"
        actions={
          unread.length > 1 && (
            <ActButton action={paths.office.remindersRead.href({ org })}>อ่านแล้วทั้งหมด</ActButton>
          )
        }
      />
      <Sheet flush>
        <Table
          caption="การแจ้งเตือน"
          captionUnseen
          rows={reminders}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "what",
              head: "เรื่อง",
              cardTitle: true,
              cell: ({ title, detail, href }) => (
                <>
                  <a href={href}>{title}</a>
                  {detail && <div class="hush">{detail}</div>}
                </>
              ),
            },
            {
              key: "due",
              head: "ถึงกำหนด",
              tight: true,
              cell: ({ due_on }) => (due_on ? whenDue(isoDate(due_on), today) : "–"),
            },
            {
              key: "state",
              head: "สถานะ",
              cell: ({ read_at }) => (read_at ? <Badge>อ่านแล้ว</Badge> : <Badge tone="doing">ยังไม่อ่าน</Badge>),
            },
            {
              key: "read",
              head: "ทำอะไรได้",
              tight: true,
              cell: ({ id, read_at, title }) =>
                read_at ? (
                  "–"
                ) : (
                  <ActButton action={paths.office.remindersRead.href({ org })} hidden={{ id }}>
                    อ่านแล้ว
                    <span class="unseen"> {title}</span>
                  </ActButton>
                ),
            },
          ]}
          empty={<Empty title="ไม่มีเรื่องรอท่าน">เมื่อมีเรื่องใกล้ถึงกำหนด จะแสดงที่นี่และที่หน้าแรก</Empty>}
        />
      </Sheet>
      <Sheet title="รับทางอีเมลด้วยหรือไม่">
        {!isMailSet && (
          <Notice kind="info">ระบบนี้ยังไม่ได้ตั้งค่าการส่งอีเมล การแจ้งเตือนจึงแสดงในระบบเท่านั้น ตั้งไว้ก่อนได้</Notice>
        )}
        <Form action={paths.office.remindersMail.href({ org })} form={form}>
          <RadioGroup
            form={form}
            name="byMail"
            label="อีเมล"
            choices={mailChoiceNames.map((value) => ({ value, label: mailChoices[value] }))}
          />
          <SubmitRow label="บันทึก" />
        </Form>
      </Sheet>
    </>
  );
}

export function whenDue(day: IsoDate, today: IsoDate): string {
  const relative = relativeDay(day, today);
  const date = formatThaiDate(day, "short");
  return relative ? `${date} (${relative})` : date;
}
