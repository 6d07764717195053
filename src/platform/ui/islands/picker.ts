/** A box to type in above a long select[data-picker]: it leaves only what matches. */
interface Entry {
  readonly option: HTMLOptionElement;
  readonly parent: HTMLElement;
  readonly text: string;
}

for (const select of document.querySelectorAll<HTMLSelectElement>("select[data-picker]")) addSearch(select);

function addSearch(select: HTMLSelectElement): void {
  const entries = [...select.options].map((option): Entry => {
    const group = option.closest("optgroup");
    return { option, parent: group ?? select, text: plain(`${option.text} ${group?.label ?? ""}`) };
  });
  const groups = [...select.querySelectorAll("optgroup")];
  const box = document.createElement("input");
  const found = document.createElement("span");
  box.type = "search";
  box.autocomplete = "off";
  box.placeholder = select.dataset["picker"] ?? "";
  box.setAttribute("aria-label", box.placeholder);
  box.setAttribute("aria-controls", select.id);
  found.className = "picker-found";
  found.setAttribute("role", "status");
  select.before(box);
  select.after(found);

  function narrow(): void {
    const wanted = plain(box.value);
    const chosen = select.value;
    const matches = entries.filter((entry) => entry.option.value !== "" && entry.text.includes(wanted));
    // Options are taken out, not hidden: Safari shows hidden ones.
    for (const { option } of entries) option.remove();
    for (const group of groups) group.remove();
    for (const entry of entries) {
      if (entry.option.value !== "" && entry.option.value !== chosen && !matches.includes(entry)) continue;
      if (entry.parent !== select) select.append(entry.parent);
      entry.parent.append(entry.option);
    }
    select.value = wanted !== "" && matches.length === 1 ? (matches[0]?.option.value ?? chosen) : chosen;
    // Open like a list while searching, so that the matches are seen without another press.
    select.size = wanted === "" ? 1 : Math.min(8, Math.max(2, select.options.length));
    found.textContent = wanted === "" ? "" : matches.length === 0 ? "ไม่พบ" : `พบ ${matches.length} รายการ`;
  }

  box.addEventListener("input", narrow);
  box.addEventListener("keydown", (event) => {
    // Enter here ends the search; it must not send the form.
    if (event.key !== "Enter") return;
    event.preventDefault();
    select.focus();
  });
  select.addEventListener("change", () => {
    if (box.value === "") return;
    box.value = "";
    narrow();
    select.focus();
  });
}

function plain(text: string): string {
  return text.replace(/\s/g, "").toLowerCase();
}
