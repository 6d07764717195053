/** Narrowing a list: a GET form, so that every view of the list has an address to send on. */
import type { ComponentChildren } from "preact";
import { queryLink } from "./query-link.ts";
import type { Query } from "./query-link.ts";

export interface FilterChip {
  /** Name of the filter in the address. */
  readonly name: string;
  /** "หน่วยงาน: กองคลัง" */
  readonly label: string;
}

export interface FilterFormProps {
  readonly query: Query;
  /** Parts of the address that the form has no field for but must keep: by default the order. */
  readonly keep?: readonly string[];
  /** The filters at work. */
  readonly chips?: readonly FilterChip[];
  /** The fields: TextField, SelectField, … */
  readonly children: ComponentChildren;
}

export function FilterForm({ query, keep = ["sort", "dir"], chips = [], children }: FilterFormProps) {
  const kept = Object.fromEntries(keep.map((name) => [name, query[name]]));
  return (
    <>
      {/* Folded on a phone, where it would push the list off the screen; see table.css for wider ones. */}
      <details class="fold" open={chips.length > 0}>
        <summary>กรองรายการ</summary>
        <form class="filters" method="get" role="search" aria-label="กรองรายการ">
          {Object.entries(kept).map(([name, value]) =>
            value ? <input key={name} type="hidden" name={name} value={value} /> : null,
          )}
          {children}
          <button class="btn" type="submit">
            กรอง
          </button>
        </form>
      </details>
      {chips.length > 0 && (
        <ul class="chips" aria-label="ตัวกรองที่ใช้อยู่">
          {chips.map((chip) => (
            <li key={chip.name}>
              <a class="chip" href={queryLink(query, { [chip.name]: undefined, page: undefined })}>
                <span class="unseen">เลิกกรอง </span>
                {chip.label}
              </a>
            </li>
          ))}
          <li>
            <a href={queryLink(kept, {})}>ล้างตัวกรอง</a>
          </li>
        </ul>
      )}
    </>
  );
}
