import { paths } from "../../../../paths.ts";
import { Badge } from "../../../../platform/ui/badge.tsx";
import { LinkButton } from "../../../../platform/ui/button.tsx";
import { Empty } from "../../../../platform/ui/empty.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import type { YearRow } from "../queries.ts";
import { yearStatusWords } from "../titles.ts";

interface YearListProps {
  org: string;
  years: readonly YearRow[];
  mayKeep: boolean;
}

export function YearList({ org, years, mayKeep }: YearListProps) {
  const open = mayKeep && (
    <LinkButton href={paths.office.progressOpen.href({ org })} tone={years.length === 0 ? "go" : undefined}>
      เปิดปีงบประมาณ
    </LinkButton>
  );
  return (
    <>
      <PageHead
        title="ผลการดำเนินงาน"
        lead="แต่ละปีเปิดจากแผนที่ประกาศใช้ หน่วยงานบันทึกสิ่งที่ทำจริงครั้งเดียว รายงานทุกรอบมาจากบันทึกเหล่านั้น"
        actions={years.length > 0 && open}
      />
      {years.length === 0 ? (
        <Empty title="ยังไม่ได้เปิดปีงบประมาณ" action={open}>
          เมื่อแผนประกาศใช้แล้ว ผู้ประสานงานแผนเปิดปีงบประมาณ โครงการในแผนจะกลายเป็นงานของแต่ละหน่วยงาน
        </Empty>
      ) : (
        years.map((year) => {
          const { title, tone } = yearStatusWords[year.status];
          return (
            <Sheet
              key={year.year}
              title={`ปีงบประมาณ ${year.year}`}
              aside={<Badge tone={tone}>{title}</Badge>}
            >
              <p>
                <a href={paths.office.progressYear.href({ org, year: String(year.year) })}>
                  โครงการและผลการดำเนินงาน ปีงบประมาณ {year.year}
                </a>
              </p>
            </Sheet>
          );
        })
      )}
      <p>
        <a href={paths.office.progressImportedAll.href({ org })}>รายงานเดิมที่ทำไว้นอกระบบ</a>
      </p>
    </>
  );
}
