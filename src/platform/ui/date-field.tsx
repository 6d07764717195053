/** A date in พ.ศ., typed in any of the ways officers write it; what was understood is read back. */
import { typedValue } from "../forms/state.ts";
import { readBack } from "./date-read-back.ts";
import { fieldErrors, fieldId, FieldFrame, wires } from "./field.tsx";
import type { FieldProps } from "./field.tsx";
import { wantIsland } from "./wanted-islands.ts";

export interface DateFieldProps extends FieldProps {
  readonly autocomplete?: "bday" | "off";
}

/** With the island "date-field" it reads back while typing; without, when the page comes back. */
export function DateField(props: DateFieldProps) {
  wantIsland("date-field");
  const help = props.help ?? "เช่น ๓๑/๓/๒๕๖๙ หรือ 31 มี.ค. 2569";
  const id = fieldId(props);
  const typed = typedValue(props.form, props.name);
  return (
    <FieldFrame {...props} help={help} short>
      <input
        {...wires({ ...props, help }, `${id}-read`)}
        type="text"
        value={typed}
        autocomplete={props.autocomplete ?? "off"}
        data-date
      />
      <output class="read-back" id={`${id}-read`} for={id}>
        {fieldErrors(props).length > 0 ? "" : readBack(typed)}
      </output>
    </FieldFrame>
  );
}
