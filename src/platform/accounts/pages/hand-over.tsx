import { formatThaiDateTime } from "../../../thai/date-text.ts";
import { blankForm } from "../../forms/state.ts";
import { TextArea } from "../../ui/fields.tsx";
import { LinkButton } from "../../ui/button.tsx";
import { Facts } from "../../ui/facts.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import type { IssuedLink } from "../links.ts";

export interface HandOverPageProps {
  title: string;
  name: string;
  email: string;
  link: IssuedLink;
  /** The whole message, ready to copy. */
  text: string;
  back: string;
}

export function HandOverPage({ title, name, email, link, text, back }: HandOverPageProps) {
  return (
    <>
      <PageHead title={title} crumbs={[{ label: name, href: back }]} />
      <Notice kind="late" title="ลิงก์นี้แสดงครั้งเดียว">
        ส่งต่อให้เจ้าของบัญชีเท่านั้น ผู้ที่ได้ลิงก์จะตั้งรหัสผ่านของบัญชีนี้ได้ หากลืมคัดลอกให้ออกลิงก์ใหม่
      </Notice>
      <Sheet title="ลิงก์">
        <Facts
          facts={[
            { label: "สำหรับ", value: `${name} (${email})` },
            { label: "ลิงก์", value: <code>{link.href}</code> },
            { label: "ใช้ได้ถึง", value: formatThaiDateTime(link.expiresAt) },
          ]}
        />
      </Sheet>
      <Sheet title="ข้อความพร้อมส่ง">
        <TextArea form={blankForm({ text })} name="text" label="คัดลอกส่งทางข้อความ หรือพิมพ์หน้านี้มอบให้" rows={9} />
        <div class="row">
          <LinkButton href={back} tone="go">
            ส่งต่อแล้ว
          </LinkButton>
        </div>
      </Sheet>
    </>
  );
}
