import { paths } from "../../../../paths.ts";
import type { Attachment } from "../../../../platform/files/holding.ts";
import { AttachmentList } from "../../../../platform/files/pages/attachments.tsx";
import { UploadField } from "../../../../platform/files/pages/upload-field.tsx";
import { blankForm } from "../../../../platform/forms/state.ts";
import type { FormState } from "../../../../platform/forms/state.ts";
import { LinkButton } from "../../../../platform/ui/button.tsx";
import { Confirm } from "../../../../platform/ui/confirm.tsx";
import { Facts } from "../../../../platform/ui/facts.tsx";
import { TextArea } from "../../../../platform/ui/fields.tsx";
import { Form, SubmitRow } from "../../../../platform/ui/form.tsx";
import { Notice } from "../../../../platform/ui/notice.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { formatThaiDateTime } from "../../../../thai/date-text.ts";
import { factTitles } from "../../facts.ts";
import type { FactAsked } from "../asked.ts";
import { evidencePlace } from "../evidence-place.ts";
import { entryInWords, entryOfFact, fieldLabels } from "../in-words.ts";

interface FactPageProps {
  org: string;
  asked: FactAsked;
  channelName: (key: string) => string;
  /** Refused, and drawn again. */
  evidenceForm?: FormState;
  withdrawForm?: FormState;
}

export function FactPage(props: FactPageProps) {
  const { org, asked, channelName } = props;
  const { fact, projects, evidence, same, proof, mayChange } = asked;
  const [project] = projects;
  const names = {
    unit: () => fact.unitName,
    projects: new Map(projects.map((each) => [each.id, each])),
  };
  const words = entryInWords(entryOfFact(fact), names);
  const shown = (Object.keys(fieldLabels) as (keyof typeof fieldLabels)[]).filter(
    (key) =>
      words[key] && key !== "heading" && key !== "servedProjects" && key !== "link" && key !== "channel",
  );
  return (
    <>
      <PageHead
        title={fact.title}
        crumbs={[
          { label: "งานของฉัน", href: paths.office.work.href({ org }) },
          ...(project
            ? [{ label: project.title, href: paths.office.workProject.href({ org, id: project.id }) }]
            : []),
        ]}
        lead={factTitles[fact.kind]}
        actions={
          mayChange && (
            <>
              <LinkButton href={paths.office.workCorrect.href({ org, id: fact.id })}>แก้ไข</LinkButton>
              {fact.kind === "event" && !fact.withdrawn && (
                <LinkButton href={paths.office.trainingMake.href({ org, id: fact.id })}>
                  เป็นการอบรม: รายชื่อและแบบทดสอบ
                </LinkButton>
              )}
            </>
          )
        }
      />
      {fact.withdrawn && (
        <Notice kind="stop" title="ถอนบันทึกนี้แล้ว ไม่นับเป็นผลงาน">
          {`${fact.withdrawn.by} ถอนเมื่อ ${formatThaiDateTime(fact.withdrawn.at, "short")} เหตุผล: ${fact.withdrawn.reason}`}
        </Notice>
      )}
      <Sheet>
        <Facts
          facts={[
            ...shown.map((key) => ({ label: fieldLabels[key], value: words[key] })),
            ...(fact.kind === "publication"
              ? [{ label: fieldLabels.channel, value: channelName(fact.channel) }]
              : []),
            ...(fact.link
              ? [
                  {
                    label: fieldLabels.link,
                    value: (
                      <a href={fact.link} rel="noreferrer noopener nofollow" target="_blank">
                        {fact.link}
                      </a>
                    ),
                  },
                ]
              : []),
            {
              label: fieldLabels.servedProjects,
              value: (
                <ul class="plain">
                  {projects.map(({ id, code, title }) => (
                    <li key={id}>
                      <a href={paths.office.workProject.href({ org, id })}>
                        {code}. {title}
                      </a>
                    </li>
                  ))}
                </ul>
              ),
            },
            {
              label: "ผู้บันทึก",
              value: `${fact.byName} เมื่อ ${formatThaiDateTime(fact.madeAt, "short")}`,
            },
          ]}
        />
      </Sheet>
      <Sheet title="หลักฐาน" aside={`${evidence.length} ไฟล์`} id="evidence">
        {proof && (
          <p>
            ใช้หลักฐานเดียวกับ <a href={paths.office.workFact.href({ org, id: proof.id })}>{proof.title}</a>
          </p>
        )}
        {same.map(({ sha256, id, title }) => (
          <p key={`${sha256}${id}`} class="hush">
            ไฟล์ “{evidence.find(({ now }) => now.sha256 === sha256)?.now.name}” เป็นไฟล์เดียวกับในบันทึก{" "}
            <a href={paths.office.workFact.href({ org, id })}>{title}</a>
          </p>
        ))}
        <AttachmentList
          org={org}
          attachments={evidence}
          empty={<p class="hush">ยังไม่มีไฟล์หลักฐาน</p>}
          {...(mayChange
            ? { actions: (each: Attachment) => <FileActions org={org} fact={fact.id} file={each} /> }
            : {})}
        />
        {mayChange && <MoreEvidence {...props} />}
      </Sheet>
      {mayChange && <Withdraw {...props} />}
    </>
  );
}

function FileActions({ org, fact, file }: { org: string; fact: string; file: Attachment }) {
  const { itemId, now } = file;
  return (
    <>
      <Confirm
        id={`remove-${itemId}`}
        trigger="นำออก"
        title={`นำ “${now.name}” ออกหรือไม่`}
        action={paths.office.workEvidenceRemove.href({ org, id: fact })}
        hidden={{ itemId }}
        yes="นำออก"
      >
        ไฟล์จะถูกลบภายในไม่กี่วัน บันทึกการใช้งานยังระบุว่าเคยมีไฟล์นี้
      </Confirm>
      <details>
        <summary>เปลี่ยนเป็นฉบับใหม่</summary>
        <Form
          form={{ ...blankForm(), among: itemId }}
          action={paths.office.workEvidenceReplace.href({ org, id: fact })}
          hidden={{ itemId }}
          files
        >
          <UploadField
            form={{ ...blankForm(), among: itemId }}
            name="files"
            label="ฉบับใหม่"
            help="ฉบับเดิมยังเปิดดูได้"
            org={org}
            place={evidencePlace}
            most={1}
          />
          <SubmitRow label="เปลี่ยนเป็นฉบับนี้" />
        </Form>
      </details>
    </>
  );
}

function MoreEvidence({ org, asked, evidenceForm = blankForm() }: FactPageProps) {
  return (
    <Form form={evidenceForm} action={paths.office.workEvidence.href({ org, id: asked.fact.id })} files>
      <UploadField
        form={evidenceForm}
        name="files"
        label="แนบหลักฐานเพิ่ม"
        help="ภาพถ่ายจะไม่เก็บพิกัดที่ถ่าย"
        org={org}
        place={evidencePlace}
        most={evidencePlace.mostFiles - asked.evidence.length}
      />
      <SubmitRow label="แนบหลักฐาน" />
    </Form>
  );
}

function Withdraw({ org, asked, withdrawForm }: FactPageProps) {
  const form = { ...(withdrawForm ?? blankForm()), among: "withdraw" };
  const { fact } = asked;
  return (
    <details class="fold-in" open={withdrawForm !== undefined}>
      <summary>ถอนบันทึกนี้</summary>
      <Sheet>
        <Form
          form={form}
          action={paths.office.workWithdraw.href({ org, id: fact.id })}
          version={fact.version}
        >
          <TextArea
            form={form}
            name="reason"
            label="เหตุผลที่ถอน"
            help="บันทึกที่ถอนแล้วไม่นับเป็นผลงาน แต่ยังอ่านได้พร้อมเหตุผล"
            rows={2}
          />
          <SubmitRow label="ถอนบันทึก" tone="grave" />
        </Form>
      </Sheet>
    </details>
  );
}
