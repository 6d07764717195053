/** From page to page of a long list: the first, the last, and those around this one. */
import { queryLink } from "./query-link.ts";
import type { Query } from "./query-link.ts";

export interface PaginationProps {
  readonly page: number;
  readonly pages: number;
  readonly query?: Query;
  /** Where on the page the list stands, if much is above it. */
  readonly anchor?: string;
}

export function Pagination({ page, pages, query = {}, anchor }: PaginationProps) {
  if (pages <= 1) return null;
  const link = (target: number) =>
    queryLink(query, { page: target === 1 ? undefined : String(target) }) + (anchor ? `#${anchor}` : "");
  return (
    <nav class="pages" aria-label="เลือกหน้า">
      <ul>
        {page > 1 && (
          <li>
            <a href={link(page - 1)} rel="prev">
              ก่อนหน้า
            </a>
          </li>
        )}
        {pageWindow(page, pages).map((target, index) => (
          <li key={index}>
            {target === undefined ? (
              <i aria-hidden="true">…</i>
            ) : target === page ? (
              <b aria-current="page">
                <span class="unseen">หน้า </span>
                {target}
              </b>
            ) : (
              <a href={link(target)}>
                <span class="unseen">หน้า </span>
                {target}
              </a>
            )}
          </li>
        ))}
        {page < pages && (
          <li>
            <a href={link(page + 1)} rel="next">
              ถัดไป
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}

/** The pages to name; undefined stands for a gap. */
export function pageWindow(page: number, pages: number): (number | undefined)[] {
  const near = [1, page - 1, page, page + 1, pages].filter((one) => one >= 1 && one <= pages);
  const shown = [...new Set(near)].toSorted((a, b) => a - b);
  return shown.flatMap((one, index) => {
    const before = shown[index - 1] ?? one - 1;
    // A gap of one page is that page: dots would be no shorter.
    if (one - before === 2) return [one - 1, one];
    return one - before > 2 ? [undefined, one] : [one];
  });
}
