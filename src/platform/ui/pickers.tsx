/** One person or one unit out of many: a plain select, which the island "picker" lets one search by typing. */
import { typedValue } from "../forms/state.ts";
import { FieldFrame, wires } from "./field.tsx";
import type { FieldProps } from "./field.tsx";
import { wantIsland } from "./wanted-islands.ts";

export interface PersonOption {
  readonly id: string;
  readonly name: string;
  readonly position?: string;
  /** People of one unit stand together; they come in already ordered. */
  readonly unit?: string;
}

export interface UnitOption {
  readonly id: string;
  readonly name: string;
  /** 0 for a สำนัก or กอง, 1 for a ฝ่าย below it, … */
  readonly depth?: number;
}

// A list this short is read faster than it is searched.
const shortList = 12;

export interface PersonPickerProps extends FieldProps {
  readonly people: readonly PersonOption[];
  readonly blank?: string;
}

export function PersonPicker(props: PersonPickerProps) {
  const { people, blank = "เลือกบุคคล…" } = props;
  const typed = typedValue(props.form, props.name);
  if (people.length > shortList) wantIsland("picker");
  const groups = Map.groupBy(people, (person) => person.unit ?? "");
  return (
    <FieldFrame {...props}>
      <select {...wires(props)} data-picker={people.length > shortList ? "ค้นหาชื่อหรือตำแหน่ง" : undefined}>
        <option value="">{blank}</option>
        {[...groups].map(([unit, members]) => {
          const options = members.map((person) => (
            <option key={person.id} value={person.id} selected={person.id === typed}>
              {person.position ? `${person.name} (${person.position})` : person.name}
            </option>
          ));
          return unit === "" ? options : <optgroup label={unit}>{options}</optgroup>;
        })}
      </select>
    </FieldFrame>
  );
}

export interface UnitPickerProps extends FieldProps {
  readonly units: readonly UnitOption[];
  readonly blank?: string;
}

export function UnitPicker(props: UnitPickerProps) {
  const { units, blank = "เลือกหน่วยงาน…" } = props;
  const typed = typedValue(props.form, props.name);
  if (units.length > shortList) wantIsland("picker");
  return (
    <FieldFrame {...props}>
      <select {...wires(props)} data-picker={units.length > shortList ? "ค้นหาหน่วยงาน" : undefined}>
        <option value="">{blank}</option>
        {units.map((unit) => (
          <option key={unit.id} value={unit.id} selected={unit.id === typed}>
            {/* Blanks at the start of an option are dropped unless they do not break. */}
            {"\u00a0\u00a0\u00a0".repeat(unit.depth ?? 0)}
            {unit.name}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
