/** What stands in a plan as paragraphs and as numbered lists; a dash where nobody wrote anything. */
export function Paragraphs({ texts }: { texts: readonly string[] }) {
  if (texts.length === 0) return <p>–</p>;
  return (
    <>
      {texts.map((text, index) => (
        <p key={index}>{text}</p>
      ))}
    </>
  );
}

export function Numbered({ texts }: { texts: readonly string[] }) {
  if (texts.length === 0) return <p>–</p>;
  return (
    <ol>
      {texts.map((text, index) => (
        <li key={index}>{text}</li>
      ))}
    </ol>
  );
}
