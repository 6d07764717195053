/** Someone else saved first: what you typed beside what is kept now. Nothing typed is lost. */
export interface DifferenceRow {
  readonly label: string;
  readonly yours: string;
  readonly theirs: string;
}

export interface DifferenceProps {
  readonly rows: readonly DifferenceRow[];
  /** Who saved meanwhile, and when, as people read it. */
  readonly savedBy?: string;
  readonly savedAt?: string;
}

export function Difference({ rows, savedBy, savedAt }: DifferenceProps) {
  const changed = rows.filter((row) => row.yours !== row.theirs).length;
  return (
    <section class="sheet difference" aria-labelledby="difference-title">
      <header>
        <h2 id="difference-title">ของท่านต่างจากที่บันทึกอยู่ {changed} ช่อง</h2>
        {(savedBy || savedAt) && (
          <div>
            บันทึกล่าสุด{savedBy && `โดย ${savedBy}`} {savedAt}
          </div>
        )}
      </header>
      <div class="table">
        <table class="cards" role="table">
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader" scope="col">
                <span>ช่อง</span>
              </th>
              <th role="columnheader" scope="col">
                <span>ของท่าน</span>
              </th>
              <th role="columnheader" scope="col">
                <span>ที่บันทึกอยู่</span>
              </th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {rows.map((row) => (
              <tr key={row.label} role="row">
                <th role="rowheader" scope="row">
                  {row.label}
                  {row.yours !== row.theirs && <span class="unseen"> (ต่างกัน)</span>}
                </th>
                <td role="cell" data-label="ของท่าน">
                  <Version text={row.yours} marked={row.yours !== row.theirs} />
                </td>
                <td role="cell" data-label="ที่บันทึกอยู่">
                  <Version text={row.theirs} marked={false} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Version({ text, marked }: { text: string; marked: boolean }) {
  const shown = text === "" ? "(ว่าง)" : text;
  return marked ? <mark>{shown}</mark> : <span>{shown}</span>;
}
