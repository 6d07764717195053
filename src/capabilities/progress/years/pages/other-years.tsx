import { LinkButton } from "../../../../platform/ui/button.tsx";

interface OtherYearsProps {
  /** All that were opened. */
  years: readonly number[];
  /** The one that is shown. */
  year: number;
  hrefOf: (year: number) => string;
}

/** The same page of another year. */
export function OtherYears({ years, year, hrefOf }: OtherYearsProps) {
  return (
    <>
      {years
        .filter((each) => each !== year)
        .map((each) => (
          <LinkButton key={each} href={hrefOf(each)}>
            ปี {each}
          </LinkButton>
        ))}
    </>
  );
}
