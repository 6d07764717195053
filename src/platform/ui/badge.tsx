/** A state in a word, a colour and a shape: the shape stays when the colour cannot be seen. */
export type Tone = "idle" | "doing" | "done" | "late" | "stop";

const shapes: Record<Tone, string> = {
  idle: "M6 1.2a4.8 4.8 0 1 0 0 9.6 4.8 4.8 0 0 0 0-9.6zm0 1.8a3 3 0 1 1 0 6 3 3 0 0 1 0-6z",
  doing: "M6 1.2a4.8 4.8 0 1 0 0 9.6 4.8 4.8 0 0 0 0-9.6zM6 3v6a3 3 0 0 1 0-6z",
  done: "M4.6 10.6.8 6.8l1.6-1.6 2.2 2.2 5-5.8 1.7 1.5z",
  late: "M6 .6 11.8 11H.2zM5.2 4.5v3h1.6v-3zm0 4v1.4h1.6V8.5z",
  stop: "M2.4.9 6 4.5 9.6.9l1.5 1.5L7.5 6l3.6 3.6-1.5 1.5L6 7.5 2.4 11.1.9 9.6 4.5 6 .9 2.4z",
};

export function Badge({ tone = "idle", children }: { tone?: Tone; children: string | number }) {
  return (
    <span class={`badge ${tone}`}>
      <svg viewBox="0 0 12 12" fill="currentColor" fill-rule="evenodd" aria-hidden="true">
        <path d={shapes[tone]} />
      </svg>
      {children}
    </span>
  );
}
