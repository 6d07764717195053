/** Reads back the date that was understood, while it is typed. */
import { readBack } from "../date-read-back.ts";

for (const input of document.querySelectorAll<HTMLInputElement>("input[data-date]")) {
  const output = document.getElementById(`${input.id}-read`);
  input.addEventListener("input", () => {
    if (output) output.textContent = readBack(input.value);
  });
}
