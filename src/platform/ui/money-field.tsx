/** An amount of money, as typed; the act turns it into satang. */
import { TextField } from "./fields.tsx";
import type { TextFieldProps } from "./fields.tsx";

export type MoneyFieldProps = Omit<TextFieldProps, "type" | "inputmode" | "unit" | "short">;

export function MoneyField(props: MoneyFieldProps) {
  return <TextField {...props} inputmode="decimal" unit="บาท" autocomplete="off" short />;
}
