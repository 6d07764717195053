import { ratedInWords } from "./scales/rules.ts";
import type { Level, Rated, RiskScale } from "./scales/rules.ts";

/** A level in its word, its colour and as many bars as it is high. */
export function LevelBadge({ scale, rated }: { scale: RiskScale; rated: Rated | undefined }) {
  if (!rated) return <span class="hush">ยังไม่ประเมิน</span>;
  return <LevelMark scale={scale} level={rated.level} text={ratedInWords(rated)} />;
}

export function LevelMark({
  scale,
  level,
  text,
}: {
  scale: RiskScale;
  level: Pick<Level, "key" | "colour">;
  text: string;
}) {
  const count = scale.levels.length;
  const rank = scale.levels.findIndex(({ key }) => key === level.key);
  const width = 12 / count;
  return (
    <span class={`badge level ${level.colour}`}>
      <svg viewBox="0 0 12 10" fill="currentColor" aria-hidden="true">
        {scale.levels.map((_, index) => (
          <rect
            key={index}
            x={index * width}
            y={8 - (index * 8) / count}
            width={width - 0.8}
            height={2 + (index * 8) / count}
            fill-opacity={index <= rank ? undefined : 0.25}
          />
        ))}
      </svg>
      {text}
    </span>
  );
}
