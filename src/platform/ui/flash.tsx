/** What just happened, said once at the top of the next page. */
import { Icon } from "./icon.tsx";

export interface FlashMessage {
  readonly kind: "done" | "info" | "late" | "stop";
  readonly text: string;
}

export function Flash({ message }: { message?: FlashMessage }) {
  if (!message) return null;
  // Trouble interrupts the one who listens; good news waits for its turn.
  const role = message.kind === "stop" || message.kind === "late" ? "alert" : "status";
  return (
    <div class={`flash ${message.kind}`} role={role}>
      <Icon name={message.kind} />
      <p>{message.text}</p>
    </div>
  );
}
