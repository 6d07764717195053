import { paths } from "../../../../paths.ts";
import type { FormErrors, FormState, FormValues } from "../../../../platform/forms/state.ts";
import { typedIn } from "../../../../platform/forms/state.ts";
import { Checkbox } from "../../../../platform/ui/choice-fields.tsx";
import { TextField } from "../../../../platform/ui/fields.tsx";
import { Form, SubmitRow } from "../../../../platform/ui/form.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Pagination } from "../../../../platform/ui/pagination.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import type { Participant, Training } from "../queries.ts";
import { inMarks, shownResult } from "../rules.ts";
import { eventInWords, trainingCrumbs } from "./training-page.tsx";

interface ResultsFormProps {
  org: string;
  form: FormState;
  training: Training;
  /** Of this page. */
  people: readonly Participant[];
  page: number;
  pages: number;
}

export function ResultsForm({ org, form, training, people, page, pages }: ResultsFormProps) {
  const { event, mark } = training;
  return (
    <>
      <PageHead
        title="บันทึกการมาและคะแนน"
        crumbs={trainingCrumbs(org, event)}
        lead={
          mark
            ? `${eventInWords(event)} · คะแนนเต็ม ${inMarks(mark.fullScore)}`
            : `${eventInWords(event)} · ไม่มีการทดสอบ`
        }
      />
      {pages > 1 && <Pagination page={page} pages={pages} query={{}} />}
      <Form
        form={form}
        action={paths.office.trainingResults.href({ org, id: event.id }, { page })}
        enter={{}}
      >
        <Sheet>
          <fieldset class="repeat">
            <legend class="unseen">ผู้เข้าอบรมแต่ละคน</legend>
            <ol>
              {people.map((person, at) => (
                <li key={person.id}>
                  <PersonResult form={form} at={at} person={person} hasTest={mark !== null} />
                </li>
              ))}
            </ol>
          </fieldset>
        </Sheet>
        <SubmitRow label="บันทึกผล" cancelHref={paths.office.training.href({ org, id: event.id })} />
      </Form>
    </>
  );
}

interface PersonResultProps {
  form: FormState;
  at: number;
  person: Participant;
  hasTest: boolean;
}

function PersonResult({ form, at, person, hasTest }: PersonResultProps) {
  const field = (name: string) => `people.${at}.${name}`;
  return (
    <fieldset class="group">
      <legend>{person.belongs ? `${person.name} (${person.belongs})` : person.name}</legend>
      <input type="hidden" name={field("id")} value={person.id} />
      <input type="hidden" name={field("shown")} value={typedIn(form.values, field("shown"))} />
      <Checkbox form={form} name={field("hasSigned")} label="มาแล้ว" />
      {hasTest &&
        scoreFields.map(({ name, label }) => (
          <TextField
            key={name}
            form={form}
            name={field(name)}
            label={label}
            optional
            short
            inputmode="decimal"
            unit="คะแนน"
          />
        ))}
    </fieldset>
  );
}

const scoreFields = [
  { name: "before", label: "ก่อนอบรม" },
  { name: "after", label: "หลังอบรม" },
] as const;

function keptOf(person: Participant): Record<string, string> {
  const marks = (score: number | null) => (score === null ? "" : inMarks(score));
  return {
    shown: shownResult(person),
    hasSigned: person.hasSigned ? "yes" : "",
    before: marks(person.before),
    after: marks(person.after),
  };
}

/**
 * What stands in the fields: what is kept, or what was typed. Rows are found by the person and not by their place,
 * because somebody who signed in meanwhile stands between them. After a conflict the page shows what is kept now.
 */
export function resultsState(
  people: readonly Participant[],
  typed?: FormState,
  isConflict = false,
): FormState {
  const values: FormValues = {};
  const errors: FormErrors = typed?.errors[""] ? { "": typed.errors[""] } : {};
  const places = new Map(
    Object.keys(typed?.values ?? {}).flatMap((name) => {
      const at = /^people\.(\d{1,4})\.id$/.exec(name)?.[1];
      return at === undefined || !typed ? [] : [[typedIn(typed.values, name), at] as const];
    }),
  );
  for (const [index, person] of people.entries()) {
    const before = places.get(person.id);
    for (const [name, kept] of Object.entries(keptOf(person))) {
      const field = `people.${index}.${name}`;
      const isTyped = typed !== undefined && before !== undefined && !(isConflict && name === "shown");
      values[field] = isTyped ? typedIn(typed.values, `people.${before}.${name}`) : kept;
      const why = before === undefined ? undefined : typed?.errors[`people.${before}.${name}`];
      if (why) errors[field] = why;
    }
  }
  return { values, errors };
}
