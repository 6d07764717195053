import type { ComponentChildren } from "preact";
import { paths } from "../../../../paths.ts";
import type { FormState } from "../../../../platform/forms/state.ts";
import { DateField } from "../../../../platform/ui/date-field.tsx";
import { TextArea, TextField } from "../../../../platform/ui/fields.tsx";
import { Form, SubmitRow } from "../../../../platform/ui/form.tsx";
import { Notice } from "../../../../platform/ui/notice.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { formatThaiDate } from "../../../../thai/date-text.ts";
import { bangkokDate } from "../../../../thai/dates.ts";
import type { Round } from "../../../../thai/fiscal.ts";
import { reportCrumbs } from "../pages/crumbs.ts";
import type { Place } from "../places.ts";
import type { WordsRow } from "../queries.ts";
import { fieldOf } from "./parts.ts";

export interface WordsFormProps {
  org: string;
  year: number;
  round: Round;
  title: string;
  lead: string;
  action: string;
  form: FormState;
  places: readonly Place[];
  version: number;
  /** By place: what the records suggest. */
  suggested: ReadonlyMap<string, readonly string[]>;
  stale: ReadonlyMap<string, WordsRow>;
  /** Why nobody can write now. */
  shut: string | undefined;
  children?: ComponentChildren;
}

/** Words are typed here; the facts that they are about stand beside them and cannot be typed. */
export function WordsForm(props: WordsFormProps) {
  const { org, year, round, title, lead, action, form, places, version, shut, children } = props;
  return (
    <>
      <PageHead title={title} crumbs={reportCrumbs(org, year, round)} lead={lead} />
      {shut !== undefined && <Notice>{shut}</Notice>}
      {children}
      <Form
        form={form}
        action={action}
        version={version}
        draft={paths.office.draft.href({ org }, { form: action })}
      >
        <fieldset class="shut" disabled={shut !== undefined}>
          <legend class="unseen">{title}</legend>
          <Sheet>
            {places.map((place) => (
              <PlaceField key={place.key} {...props} place={place} />
            ))}
          </Sheet>
        </fieldset>
        {shut === undefined && (
          <SubmitRow
            label="บันทึก"
            cancelHref={paths.office.progressReport.href({ org, year: String(year), round })}
          />
        )}
      </Form>
    </>
  );
}

function PlaceField({ form, place, suggested, stale }: WordsFormProps & { place: Place }) {
  const before = stale.get(place.key);
  const lines = suggested.get(place.key) ?? [];
  const field = { form, name: fieldOf(place), label: place.title, optional: true } as const;
  return (
    <>
      {before && (
        <Notice kind="late" title="ข้อเท็จจริงเปลี่ยนไปหลังจากเขียนข้อความนี้">
          {`${before.by_name} เขียนเมื่อ ${formatThaiDate(bangkokDate(before.written_at))} โปรดอ่านอีกครั้ง หากยังถูกต้อง กดบันทึกได้เลย`}
        </Notice>
      )}
      {place.kind === "line" && <TextField {...field} maxlength={300} />}
      {place.kind === "date" && <DateField {...field} />}
      {place.kind === "paragraphs" && <TextArea {...field} rows={6} help="ขึ้นบรรทัดใหม่คือข้อใหม่" />}
      {lines.length > 0 && (
        <details>
          <summary>สิ่งที่บันทึกในระบบบอกไว้ {lines.length} ข้อ คัดลอกไปใช้ได้</summary>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
