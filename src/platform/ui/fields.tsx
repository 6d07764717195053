/** Fields for words and files. Choices: choice-fields.tsx · dates: date-field.tsx · money: money-field.tsx · people: pickers.tsx. */
import { typedValue } from "../forms/state.ts";
import { fieldId, FieldFrame, wires } from "./field.tsx";
import type { FieldProps } from "./field.tsx";

export interface TextFieldProps extends FieldProps {
  readonly type?: "text" | "email" | "tel" | "url" | "search";
  readonly autocomplete?: string;
  readonly inputmode?: "text" | "numeric" | "decimal" | "tel" | "email" | "url" | "search";
  readonly maxlength?: number;
  readonly short?: boolean;
  /** After the box: "คน", "ร้อยละ" */
  readonly unit?: string;
  readonly readonly?: boolean;
  readonly spellcheck?: boolean;
}

export function TextField(props: TextFieldProps) {
  const { form, name, type = "text", unit } = props;
  const input = (
    <input
      {...wires(props, unit ? `${fieldId(props)}-unit` : undefined)}
      // The JSX types know one literal at a time, not a union of them.
      type={type as "text"}
      value={typedValue(form, name)}
      autocomplete={props.autocomplete}
      inputmode={props.inputmode}
      maxlength={props.maxlength}
      readonly={props.readonly}
      spellcheck={props.spellcheck}
    />
  );
  return (
    <FieldFrame {...props}>
      {unit ? (
        <div class="with-unit">
          {input}
          <span id={`${fieldId(props)}-unit`}>{unit}</span>
        </div>
      ) : (
        input
      )}
    </FieldFrame>
  );
}

export interface TextAreaProps extends FieldProps {
  readonly rows?: number;
  readonly maxlength?: number;
}

export function TextArea(props: TextAreaProps) {
  return (
    <FieldFrame {...props}>
      <textarea {...wires(props)} rows={props.rows ?? 4} maxlength={props.maxlength}>
        {keepFirstNewline(typedValue(props.form, props.name))}
      </textarea>
    </FieldFrame>
  );
}

export interface PasswordFieldProps extends FieldProps {
  readonly autocomplete: "current-password" | "new-password";
}

/** What was typed is never sent back. */
export function PasswordField(props: PasswordFieldProps) {
  return (
    <FieldFrame {...props}>
      <input {...wires(props)} type="password" autocomplete={props.autocomplete} spellcheck={false} />
    </FieldFrame>
  );
}

export interface FileFieldProps extends FieldProps {
  /** ".pdf,image/*" */
  readonly accept?: string;
  readonly multiple?: boolean;
}

export function FileField(props: FileFieldProps) {
  return (
    <FieldFrame {...props}>
      <input {...wires(props)} type="file" accept={props.accept} multiple={props.multiple} />
    </FieldFrame>
  );
}

// HTML drops one newline right after <textarea>: without a second one the person's own would go.
function keepFirstNewline(text: string): string {
  return text.startsWith("\n") ? `\n${text}` : text;
}
