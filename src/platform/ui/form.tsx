/** A form as a whole: its frame, its errors, its last row. */
import type { ComponentChildren } from "preact";
import { typedValue } from "../forms/state.ts";
import type { FormState } from "../forms/state.ts";
import { fieldId, firstBadField } from "./field.tsx";
import { safeHref } from "./safe-href.ts";
import { wantIsland } from "./wanted-islands.ts";

export interface FormProps {
  readonly form: FormState;
  readonly action: string;
  readonly hidden?: Readonly<Record<string, string>>;
  /** The version that the person saw, for the act to check; after a conflict the form's own value wins. */
  readonly version?: string | number;
  /** Where drafts are kept as they are typed; the page then needs the island "draft". */
  readonly draft?: string;
  /** The form sends files. */
  readonly files?: boolean;
  /** What Enter does, where another submit button (add a row) stands before the main one. */
  readonly enter?: { readonly name?: string; readonly value?: string };
  readonly children: ComponentChildren;
}

export function Form(props: FormProps) {
  const { form, hidden = {}, version, draft, files, enter } = props;
  if (draft !== undefined) wantIsland("draft");
  return (
    <form
      class="form"
      method="post"
      action={safeHref(props.action)}
      enctype={files ? "multipart/form-data" : undefined}
      data-draft={draft === undefined ? undefined : safeHref(draft)}
      novalidate
    >
      {enter && (
        <button
          class="unseen"
          type="submit"
          name={enter.name}
          value={enter.value}
          tabindex={-1}
          aria-hidden="true"
        />
      )}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {version === undefined ? null : (
        <input type="hidden" name="version" value={typedValue(form, "version") || version} />
      )}
      <ErrorSummary form={form} />
      {props.children}
    </form>
  );
}

/** Drawn by Form; alone only on pages whose form is not a Form. */
export function ErrorSummary({ form }: { form: FormState }) {
  const errors = Object.entries(form.errors).flatMap(([name, messages]) =>
    messages.map((message) => ({ name, message })),
  );
  if (errors.length === 0) return null;
  // Focus goes to the first bad field; here only when none is to blame.
  const alone = firstBadField(form) === undefined;
  return (
    <div class="summary" id="error-summary" role="alert" tabindex={-1} autofocus={alone || undefined}>
      <h2>โปรดตรวจ {errors.length} จุด</h2>
      <ul>
        {errors.map(({ name, message }, index) => (
          <li key={index}>{name === "" ? message : <a href={`#${fieldId({ form, name })}`}>{message}</a>}</li>
        ))}
      </ul>
    </div>
  );
}

export interface SubmitRowProps {
  readonly label: string;
  /** A value for the main button, where the server must know which one was pressed. */
  readonly name?: string;
  readonly value?: string;
  readonly tone?: "go" | "grave";
  readonly secondary?: { readonly label: string; readonly name: string; readonly value: string };
  readonly cancelHref?: string;
}

export function SubmitRow({ label, name, value, tone = "go", secondary, cancelHref }: SubmitRowProps) {
  return (
    <div class="submit">
      <button class={`btn ${tone}`} type="submit" name={name} value={value}>
        {label}
      </button>
      {secondary && (
        <button class="btn" type="submit" name={secondary.name} value={secondary.value}>
          {secondary.label}
        </button>
      )}
      {cancelHref && <a href={safeHref(cancelHref)}>ยกเลิก</a>}
    </div>
  );
}

export interface RepeatRowsProps {
  /** The name of the list: posted as `_more` when a row is asked for. */
  readonly name: string;
  readonly label: string;
  readonly help?: ComponentChildren;
  /** How many rows to draw, blank ones included. */
  readonly count: number;
  readonly row: (index: number) => ComponentChildren;
  readonly more?: string;
}

/** A list inside a form. "เพิ่มแถว" sends the form; the page comes back with what was typed and one row more. */
export function RepeatRows({ name, label, help, count, row, more = "เพิ่มแถว" }: RepeatRowsProps) {
  return (
    <fieldset class="repeat" id={`field-${name}`}>
      <legend>{label}</legend>
      {help && <div class="help">{help}</div>}
      <ol>
        {Array.from({ length: count }, (_, index) => (
          <li key={index}>{row(index)}</li>
        ))}
      </ol>
      <div>
        <button class="btn" type="submit" name="_more" value={name}>
          {more}
        </button>
      </div>
    </fieldset>
  );
}
