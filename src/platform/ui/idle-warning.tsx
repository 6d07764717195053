/** The session is about to end: stay or lose it. Shown by the idle island; without script the server only ends it. */
import { safeHref } from "./safe-href.ts";
import { wantIsland } from "./wanted-islands.ts";

export interface IdleTimes {
  /** Seconds without activity after which the session ends. */
  readonly endsAfter: number;
  /** Answers any 2xx and keeps the session alive. */
  readonly pingHref: string;
}

export function IdleWarning({ times }: { times: IdleTimes }) {
  wantIsland("idle");
  return (
    <dialog
      class="ask"
      id="idle-warning"
      aria-labelledby="idle-title"
      data-ends-after={times.endsAfter}
      data-ping={safeHref(times.pingHref)}
    >
      <div>
        <h2 id="idle-title">ท่านยังอยู่หรือไม่</h2>
        <p>
          ไม่มีการใช้งานสักพักแล้ว ระบบจะออกให้เองใน <b data-left>2 นาที</b> เพื่อความปลอดภัย ร่างที่เก็บไว้แล้วจะไม่หาย
        </p>
        <p class="why" data-trouble role="status"></p>
        <button class="btn go" type="button" data-stay>
          อยู่ต่อ
        </button>
      </div>
    </dialog>
  );
}
