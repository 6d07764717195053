/** Texts as they were read, under their label; what the document does not have is left out of the list. */
export function Told({ label, texts }: { label: string; texts: readonly (string | null)[] }) {
  const said = texts.filter((text) => text !== null && text !== "");
  if (said.length === 0) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {said.map((text, index) => (
          <div key={index}>{text}</div>
        ))}
      </dd>
    </div>
  );
}
