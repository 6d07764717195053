import { paths } from "../../../../paths.ts";
import type { FormState } from "../../../../platform/forms/state.ts";
import { RadioGroup } from "../../../../platform/ui/choice-fields.tsx";
import { Empty } from "../../../../platform/ui/empty.tsx";
import { Form, SubmitRow } from "../../../../platform/ui/form.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { seenPair } from "../alike.ts";
import type { Pair } from "../alike.ts";
import type { Participant, Training } from "../queries.ts";
import { inMarks, wayTitles } from "../rules.ts";
import { eventInWords, trainingCrumbs } from "./training-page.tsx";

interface AlikePageProps {
  org: string;
  form: FormState;
  training: Training;
  pairs: readonly Pair<Participant>[];
}

export function AlikePage({ org, form, training: { event }, pairs }: AlikePageProps) {
  const back = paths.office.training.href({ org, id: event.id });
  return (
    <>
      <PageHead title="ชื่อซ้ำและชื่อคล้าย" crumbs={trainingCrumbs(org, event)} lead={eventInWords(event)} />
      {pairs.length === 0 ? (
        <Sheet>
          <Empty title="ไม่มีชื่อที่ต้องตรวจ">ทุกคนในรายชื่อนับแล้ว</Empty>
        </Sheet>
      ) : (
        <Form form={form} action={paths.office.trainingAlike.href({ org, id: event.id })}>
          <Sheet>
            <p>
              ผู้ที่ลงชื่อผ่าน QR ด้วยชื่อที่มีอยู่แล้วยังไม่นับจนกว่าจะตรวจ หากเป็นคนเดียวกัน คะแนนของครั้งแรกคงไว้
              คะแนนที่ครั้งแรกยังไม่มีจะตามมาด้วย
            </p>
            {pairs.map((pair, at) => (
              <PairField key={`${pair.person.id} ${pair.into?.id}`} form={form} at={at} pair={pair} />
            ))}
            <SubmitRow label="บันทึกคำตอบ" cancelHref={back} />
          </Sheet>
        </Form>
      )}
    </>
  );
}

function PairField({ form, at, pair }: { form: FormState; at: number; pair: Pair<Participant> }) {
  const { person, into } = pair;
  const field = (name: string) => `pairs.${at}.${name}`;
  return (
    <>
      <input type="hidden" name={field("id")} value={person.id} />
      <input type="hidden" name={field("into")} value={into?.id ?? ""} />
      <input type="hidden" name={field("seen")} value={seenPair(pair)} />
      <RadioGroup
        form={form}
        name={field("decision")}
        label={`${person.name} · ${inWords(person)}`}
        optional
        choices={[
          ...(into ? [{ value: "same", label: `คนเดียวกับ ${into.name}`, help: inWords(into) }] : []),
          { value: "other", label: into ? "คนละคน นับแยกกัน" : "นับเป็นผู้เข้าอบรมอีกคน" },
        ]}
      />
    </>
  );
}

function inWords({ belongs, way, hasSigned, before, after }: Participant): string {
  return [
    belongs,
    wayTitles[way],
    hasSigned ? "มาแล้ว" : "ยังไม่มา",
    before === null ? null : `ก่อนอบรม ${inMarks(before)}`,
    after === null ? null : `หลังอบรม ${inMarks(after)}`,
  ]
    .filter((part) => part !== null)
    .join(" · ");
}

/** What is likely is chosen already; the rest waits for somebody who knows. */
export function alikeValues(pairs: readonly Pair<Participant>[]) {
  return Object.fromEntries(
    pairs.map(({ isLikely }, at) => [`pairs.${at}.decision`, isLikely ? "same" : ""]),
  );
}
