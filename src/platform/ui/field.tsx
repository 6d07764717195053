/** What every field is made of: label, help, error, and the wires between them. */
import type { ComponentChildren } from "preact";
import type { FormState } from "../forms/state.ts";

export interface FieldProps {
  readonly form: FormState;
  readonly name: string;
  readonly label: string;
  readonly help?: ComponentChildren;
  /** Says "(ไม่บังคับ)"; what must be filled in carries no mark, because that is most of it. */
  readonly optional?: boolean;
}

export function fieldId({ form, name }: Pick<FieldProps, "form" | "name">): string {
  return ["field", form.among, name].filter((part) => part !== undefined).join("-");
}

export function fieldErrors({ form, name }: Pick<FieldProps, "form" | "name">): readonly string[] {
  return form.errors[name] ?? [];
}

/** The first field with an error, in page order; the browser puts the person there, with or without script. */
export function firstBadField(form: FormState): string | undefined {
  return Object.keys(form.errors).find((name) => name !== "" && (form.errors[name]?.length ?? 0) > 0);
}

/** What the control itself carries. */
export function wires(props: FieldProps, extra?: string) {
  const { form, name, help } = props;
  const id = fieldId(props);
  const bad = fieldErrors(props).length > 0;
  const describedBy = [help && `${id}-help`, extra, bad && `${id}-why`].filter(Boolean).join(" ");
  return {
    id,
    name,
    "aria-describedby": describedBy || undefined,
    "aria-invalid": bad ? ("true" as const) : undefined,
    autofocus: firstBadField(form) === name || undefined,
  };
}

interface FieldFrameProps extends FieldProps {
  readonly short?: boolean;
  readonly children: ComponentChildren;
}

/** For one control. */
export function FieldFrame(props: FieldFrameProps) {
  const classes = ["field", props.short && "short", fieldErrors(props).length > 0 && "bad"];
  return (
    <div class={classes.filter(Boolean).join(" ")}>
      <label for={fieldId(props)}>
        {props.label}
        {props.optional && <i> (ไม่บังคับ)</i>}
      </label>
      <Words {...props} />
      {props.children}
    </div>
  );
}

/** For several controls under one question. */
export function GroupFrame(props: FieldFrameProps & { readonly columns?: boolean }) {
  const id = fieldId(props);
  const bad = fieldErrors(props).length > 0;
  const classes = ["group", props.columns && "columns", bad && "bad"];
  const describedBy = [props.help && `${id}-help`, bad && `${id}-why`].filter(Boolean).join(" ");
  return (
    <fieldset class={classes.filter(Boolean).join(" ")} aria-describedby={describedBy || undefined}>
      <legend>
        {props.label}
        {props.optional && <i> (ไม่บังคับ)</i>}
      </legend>
      <Words {...props} />
      <div class="choices">{props.children}</div>
    </fieldset>
  );
}

function Words(props: FieldProps) {
  const errors = fieldErrors(props);
  const id = fieldId(props);
  return (
    <>
      {props.help && (
        <div class="help" id={`${id}-help`}>
          {props.help}
        </div>
      )}
      {errors.length > 0 && (
        <div class="why" id={`${id}-why`}>
          {errors.map((message, index) => (
            <div key={index}>
              <span class="unseen">ผิดพลาด: </span>
              {message}
            </div>
          ))}
        </div>
      )}
    </>
  );
}
