import { paths } from "../../../paths.ts";
import { formatThaiDate } from "../../../thai/date-text.ts";
import { isoDate } from "../../../thai/dates.ts";
import { Empty } from "../../ui/empty.tsx";
import { Icon } from "../../ui/icon.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Pagination } from "../../ui/pagination.tsx";
import { safeHref } from "../../ui/safe-href.ts";
import { Sheet } from "../../ui/sheet.tsx";
import { excerpt, marked } from "../excerpt.ts";
import type { How, Piece } from "../excerpt.ts";
import { FOUND_ON_A_PAGE } from "../queries.ts";
import type { Findings, Found } from "../queries.ts";
import { LONGEST_QUESTION } from "../question.ts";
import type { Question } from "../question.ts";
import type { Searchable } from "../searchable.ts";

interface SearchPageProps {
  org: string;
  question: Question;
  kind: string | undefined;
  kinds: readonly Searchable[];
  findings: Findings;
}

export function SearchPage(props: SearchPageProps) {
  const { org, question, kind, findings } = props;
  const { found, near, count, page } = findings;
  const asked = question.terms.length > 0;
  return (
    <>
      <PageHead title="ค้นหา" lead="ค้นจากทุกรายการที่ท่านเปิดดูได้ เว้นวรรคหรือไม่ก็ได้ เลขไทยหรือเลขอารบิกก็ได้" />
      <SearchForm org={org} question={question} kind={kind} />
      {asked && <Kinds {...props} />}
      {!asked && <Nothing {...props} />}
      {asked && (
        <p class={found.length + near.length > 0 ? "hush" : "unseen"} role="status">
          {summary(findings)}
        </p>
      )}
      {found.length > 0 && (
        <Sheet flush>
          <Results {...props} rows={found} how="exactly" />
        </Sheet>
      )}
      <Pagination page={page} pages={Math.ceil(count / FOUND_ON_A_PAGE)} query={{ q: question.text, kind }} />
      {near.length > 0 && (
        <Sheet title="ใกล้เคียงกับคำที่พิมพ์" aside={<span class="hush">สะกดต่างกัน หรือคำไม่ได้อยู่ติดกัน</span>} flush>
          <Results {...props} rows={near} how="nearly" />
        </Sheet>
      )}
      {asked && found.length === 0 && near.length === 0 && <Nothing {...props} />}
    </>
  );
}

function SearchForm({ org, question, kind }: Pick<SearchPageProps, "org" | "question" | "kind">) {
  return (
    <form class="search-form" method="get" action={paths.office.search.href({ org })} role="search">
      <label for="search-words">คำที่ต้องการค้น</label>
      <div>
        <input
          id="search-words"
          type="search"
          name="q"
          value={question.text}
          maxLength={LONGEST_QUESTION}
          autocomplete="off"
        />
        {kind !== undefined && <input type="hidden" name="kind" value={kind} />}
        <button class="btn go" type="submit">
          ค้นหา
        </button>
      </div>
    </form>
  );
}

function Kinds({ org, question, kind, kinds, findings }: SearchPageProps) {
  const href = (to?: string) => paths.office.search.href({ org }, { q: question.text, kind: to });
  const offered = kinds.filter((one) => one.kind === kind || kind !== undefined || findings.kinds[one.kind]);
  if (offered.length === 0) return null;
  return (
    <nav class="search-kinds" aria-label="ประเภทรายการ">
      <ul class="chips">
        <li>
          <a class="chip" href={href()} aria-current={kind === undefined ? "page" : undefined}>
            ทั้งหมด
          </a>
        </li>
        {offered.map((one) => (
          <li key={one.kind}>
            <a class="chip" href={href(one.kind)} aria-current={one.kind === kind ? "page" : undefined}>
              {one.title}
              {kind === undefined && ` ${counted(findings.kinds[one.kind] ?? 0)}`}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function summary({ count, isMore, near }: Findings): string {
  if (isMore) return `พบมากกว่า ${counted(count)} รายการ แสดงเฉพาะที่ตรงที่สุด พิมพ์คำให้ยาวขึ้นเพื่อให้แคบลง`;
  if (count > 0) return `พบ ${counted(count)} รายการ`;
  return near.length > 0 ? "ไม่พบรายการที่ตรงกับคำที่พิมพ์ แต่มีรายการที่ใกล้เคียง" : "ไม่พบรายการ";
}

function counted(count: number): string {
  return count.toLocaleString("en-US");
}

function Results({
  org,
  question,
  kinds,
  rows,
  how,
}: SearchPageProps & { rows: readonly Found[]; how: How }) {
  return (
    <ol class="results">
      {rows.map((row) => {
        const kind = kinds.find((one) => one.kind === row.kind);
        const href = kind?.href(org, { id: row.record_id, parentId: row.parent_id ?? "" }) ?? "";
        const [title = "", ...forms] = row.form.split("|");
        const passage = excerpt(row.body, forms, question.terms, how);
        return (
          <li key={`${row.kind} ${row.record_id}`}>
            <Icon name={kind?.icon ?? "report"} />
            <div>
              <a href={safeHref(href)}>
                <Pieces pieces={marked(row.title, title, question.terms, how)} />
              </a>
              {passage.length > 0 && (
                <p>
                  <Pieces pieces={passage} />
                </p>
              )}
              <p class="hush">
                {kind?.title}
                {row.day && ` · ${formatThaiDate(isoDate(row.day))}`}
              </p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}

function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return (
    <>
      {pieces.map(({ text, isFound }, index) =>
        isFound ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
      )}
    </>
  );
}

function Nothing({ org, question, kind, kinds }: SearchPageProps) {
  if (question.terms.length > 0) {
    return (
      <Sheet>
        <Empty
          title="ไม่พบรายการที่ตรงหรือใกล้เคียง"
          action={
            kind !== undefined && (
              <a class="btn" href={paths.office.search.href({ org }, { q: question.text })}>
                ค้นในทุกประเภท
              </a>
            )
          }
        >
          ลองใช้คำที่สั้นลง ใช้เพียงชื่อหรือนามสกุล หรือพิมพ์เฉพาะเลขที่ เช่น 12/2569
        </Empty>
      </Sheet>
    );
  }
  return (
    <Sheet>
      <Empty title={question.text ? "คำที่พิมพ์ไม่มีตัวอักษรหรือตัวเลข" : "พิมพ์คำที่ต้องการค้น"}>
        ค้นได้ใน{kinds.map(({ title }) => title).join(" ")} พิมพ์เพียงบางส่วนของคำก็ได้
      </Empty>
    </Sheet>
  );
}
