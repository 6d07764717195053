import { paths } from "../../../paths.ts";
import { ActButton, LinkButton } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import type { OrganisationShown } from "../organisation-title.ts";
import type { SignedIn } from "../viewer.ts";

export interface HomePageProps {
  heading: string;
  offices?: readonly OrganisationShown[];
  invitations?: readonly OrganisationShown[];
  publicSites?: readonly OrganisationShown[];
  signedIn?: SignedIn;
}

export function HomePage({
  heading,
  offices = [],
  invitations = [],
  publicSites = [],
  signedIn,
}: HomePageProps) {
  return (
    <>
      <h1>{heading}</h1>
      {invitations.length > 0 && <Invitations invitations={invitations} />}
      <Places places={offices} href={(org) => paths.office.home.href({ org })} />
      <Places places={publicSites} href={(org) => paths.public.home.href({ org })} />
      {signedIn && offices.length + invitations.length === 0 && !signedIn.isOverseer && (
        <Empty title="บัญชีนี้ยังไม่ได้เป็นสมาชิกของหน่วยงานใด" icon="unit">
          โปรดขอให้ผู้ดูแลระบบของหน่วยงานท่านส่งคำเชิญมาที่ {signedIn.email}
        </Empty>
      )}
      <div class="row">
        {signedIn?.isOverseer && <LinkButton href={paths.oversight.href({})}>กำกับดูแลหลายหน่วยงาน</LinkButton>}
        {signedIn ? (
          <>
            <LinkButton href={paths.account.show.href({})}>บัญชีของฉัน</LinkButton>
            <ActButton action={paths.account.signOut.href({})}>ออกจากระบบ</ActButton>
          </>
        ) : (
          <LinkButton href={paths.account.signIn.href({})} tone="go">
            ลงชื่อเข้าใช้สำหรับเจ้าหน้าที่
          </LinkButton>
        )}
      </div>
    </>
  );
}

function Places({ places, href }: { places: readonly OrganisationShown[]; href: (slug: string) => string }) {
  if (places.length === 0) return null;
  return (
    <dl class="facts">
      {places.map((org) => (
        <div key={org.slug}>
          <dt>
            <a href={href(org.slug)}>{org.title}</a>
          </dt>
          <dd>{org.place}</dd>
        </div>
      ))}
    </dl>
  );
}

function Invitations({ invitations }: { invitations: readonly OrganisationShown[] }) {
  return (
    <section class="stack" aria-labelledby="invitations">
      <h2 id="invitations">คำเชิญที่รอท่านตอบ</h2>
      {invitations.map((org) => (
        <div key={org.slug} class="row">
          <span>
            <strong>{org.title}</strong> <span class="hush">{org.place}</span>
          </span>
          <InvitationButtons slug={org.slug} title={org.title} />
        </div>
      ))}
    </section>
  );
}

export function InvitationButtons({ slug, title }: { slug: string; title: string }) {
  const action = paths.account.invitation.href({ org: slug });
  return (
    <>
      <ActButton action={action} hidden={{ answer: "accept" }} tone="go">
        ตอบรับ<span class="unseen"> {title}</span>
      </ActButton>
      <ActButton action={action} hidden={{ answer: "decline" }}>
        ปฏิเสธ<span class="unseen"> {title}</span>
      </ActButton>
    </>
  );
}

export function StartHerePage() {
  return (
    <>
      <h1>ยังไม่ได้เริ่มใช้งาน</h1>
      <p>
        ระบบพร้อมแล้วแต่ยังไม่มีหน่วยงาน ผู้ติดตั้งระบบโปรดเปิดลิงก์เริ่มใช้งานที่แสดงในหน้าต่างคำสั่ง (terminal) ของเครื่องแม่ข่าย
        ลิงก์เปลี่ยนทุกครั้งที่เริ่มระบบใหม่ ใช้ลิงก์ล่าสุดเสมอ
      </p>
      <p class="hush">หากท่านเป็นเจ้าหน้าที่หรือประชาชน โปรดกลับมาใหม่ภายหลัง</p>
    </>
  );
}
