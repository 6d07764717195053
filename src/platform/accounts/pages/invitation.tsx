import type { OrganisationShown } from "../organisation-title.ts";
import { InvitationButtons } from "./home.tsx";

export function InvitationPage({ org, name }: { org: OrganisationShown; name: string }) {
  return (
    <>
      <h1>คำเชิญเป็นสมาชิก</h1>
      <p>
        <strong>{org.title}</strong> {org.place} เชิญท่านเป็นสมาชิกในระบบสุจริต เมื่อตอบรับแล้ว
        ผู้ดูแลระบบของหน่วยงานนั้นจะเห็นชื่อ อีเมล และเวลาที่ท่านลงชื่อเข้าใช้
      </p>
      <p class="hush">ท่านลงชื่อเข้าใช้ในชื่อ {name}</p>
      <div class="row">
        <InvitationButtons slug={org.slug} title={org.title} />
      </div>
    </>
  );
}
