/** Ways to a paper in its three formats, in Thai digits; Arabic ones for who must type them on elsewhere. */
export function Papers({
  label,
  hrefOf,
}: {
  label: string;
  hrefOf: (ending: string, digits?: string) => string;
}) {
  return (
    <details class="papers">
      <summary class="btn">{label}</summary>
      <ul>
        {(["pdf", "docx", "xlsx"] as const).map((ending) => (
          <li key={ending}>
            <a href={hrefOf(ending)} download="">
              {titles[ending]}
            </a>{" "}
            <a class="hush" href={hrefOf(ending, "arabic")} download="">
              เลขอารบิก
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

const titles = { pdf: "PDF", docx: "Word", xlsx: "Excel" };
