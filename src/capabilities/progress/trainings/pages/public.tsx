import type { ComponentChildren } from "preact";
import { paths } from "../../../../paths.ts";
import type { FormState } from "../../../../platform/forms/state.ts";
import { RadioGroup } from "../../../../platform/ui/choice-fields.tsx";
import { TextField } from "../../../../platform/ui/fields.tsx";
import { Form, SubmitRow } from "../../../../platform/ui/form.tsx";
import { Notice } from "../../../../platform/ui/notice.tsx";
import { formatThaiDate } from "../../../../thai/date-text.ts";
import type { Participant, Training } from "../queries.ts";
import type { TestTime } from "../questions.ts";
import { hasPassed, inMarks, openingTitles } from "../rules.ts";
import { shownCode } from "../code.ts";
import { WhoFields } from "./forms.tsx";

interface Around {
  org: string;
  training: Training;
}

/** All that a stranger with the address sees besides the form: what and when. */
function Head({ training: { event, opened } }: Pick<Around, "training">) {
  return (
    <div class="page-head">
      <div>
        <h1>{event.title}</h1>
        <p>
          {formatThaiDate(event.happenedOn)}
          {opened && (
            <>
              <br />
              <strong>{openingTitles[opened]}</strong>
            </>
          )}
        </p>
      </div>
    </div>
  );
}

export function Closed({ training }: Pick<Around, "training">) {
  return (
    <>
      <Head training={training} />
      <Notice title="ขณะนี้ยังไม่เปิดรับ">รอเจ้าหน้าที่ที่จัดอบรมแจ้ง แล้วเปิดหน้านี้ใหม่อีกครั้ง</Notice>
    </>
  );
}

export function SignInPage({ org, training, form }: Around & { form: FormState }) {
  const isTest = training.opened !== "attendance";
  return (
    <>
      <Head training={training} />
      <p>
        {isTest
          ? "ใช้เครื่องเดิมหรือรหัสที่ได้เมื่อลงชื่อ หากยังไม่ได้ลงชื่อ ให้พิมพ์ชื่อของท่าน แล้วจึงทำแบบทดสอบ"
          : "พิมพ์ชื่อของท่านแล้วกดปุ่มด้านล่าง ไม่ต้องมีบัญชีและไม่ต้องใช้เลขประจำตัวประชาชน"}
      </p>
      <Form form={form} action={paths.public.training.href({ org, token: training.token })}>
        <WhoFields form={form} />
        <SubmitRow label={isTest ? "ไปทำแบบทดสอบ" : "ลงชื่อเข้าร่วม"} />
      </Form>
      <details open={form.errors["code"] !== undefined}>
        <summary>มีรหัสผู้เข้าอบรมแล้ว</summary>
        <Form form={form} action={paths.public.trainingCode.href({ org, token: training.token })}>
          <TextField
            form={form}
            name="code"
            label="รหัสผู้เข้าอบรม"
            help="8 ตัวที่เจ้าหน้าที่แจ้ง หรือที่เครื่องเดิมแสดงเมื่อลงชื่อ"
            short
            maxlength={40}
          />
          <SubmitRow label="ใช้รหัสนี้" />
        </Form>
      </details>
      <p class="hush">เก็บชื่อ สังกัด กลุ่ม และผลทดสอบของท่าน เพื่อรายงานการอบรมนี้เท่านั้น ไม่มีการเผยแพร่รายชื่อ</p>
    </>
  );
}

interface PersonProps extends Around {
  person: Participant;
}

export function TestPage({
  org,
  training,
  person,
  time,
  form,
}: PersonProps & { time: TestTime; form: FormState }) {
  const questions = training.questions ?? [];
  return (
    <>
      <Head training={training} />
      <p>
        ผู้ทำแบบทดสอบ: <strong>{person.name}</strong>
        <br />
        ตอบทั้ง {questions.length} ข้อแล้วกดส่ง ส่งได้ครั้งเดียว
      </p>
      <NextPerson org={org} training={training}>
        ไม่ใช่ท่าน? บอกชื่อใหม่
      </NextPerson>
      <Form
        form={form}
        action={paths.public.trainingTest.href({ org, token: training.token })}
        hidden={{ time }}
      >
        {questions.map(({ text, choices }, at) => (
          <RadioGroup
            key={at}
            form={form}
            name={`answers.q${at}`}
            label={`${at + 1}. ${text}`}
            choices={choices.map((label, place) => ({ value: String(place), label }))}
          />
        ))}
        <SubmitRow label="ส่งคำตอบ" />
      </Form>
    </>
  );
}

/** Of their own only, and to the phone that said their name. */
export function DonePage({ org, training, person }: PersonProps) {
  const { opened, mark } = training;
  const score = opened === "before" || opened === "after" ? person[opened] : null;
  return (
    <>
      <Head training={training} />
      {score === null || !mark ? (
        <Notice kind="done" title="ลงชื่อเข้าร่วมแล้ว">
          <p>{person.name}</p>
        </Notice>
      ) : (
        <Notice kind="done" title="ส่งคำตอบแล้ว">
          <p>
            {person.name} ได้ {inMarks(score)} จาก {inMarks(mark.fullScore)} คะแนน
            {opened === "after" && (hasPassed(score, mark) ? " ผ่านเกณฑ์" : " ยังไม่ผ่านเกณฑ์")}
          </p>
        </Notice>
      )}
      <p>
        รหัสของท่าน <strong>{shownCode(person.code)}</strong> ใช้เมื่อเปลี่ยนเครื่อง ไม่ควรบอกผู้อื่น
      </p>
      <NextPerson org={org} training={training}>
        ให้คนต่อไปใช้เครื่องนี้
      </NextPerson>
    </>
  );
}

function NextPerson({ org, training, children }: Around & { children: ComponentChildren }) {
  return (
    <p>
      <a class="btn" href={paths.public.training.href({ org, token: training.token }, { next: 1 })}>
        {children}
      </a>
    </p>
  );
}
