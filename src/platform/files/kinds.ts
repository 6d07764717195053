/** What kinds of files there are; a place names those that it takes. */
export const kinds = {
  photo: "ภาพ (JPEG, PNG, HEIC, WebP)",
  pdf: "PDF",
  word: "Word (.docx, .odt)",
  sheet: "ตาราง (.xlsx, .ods)",
  slides: "สไลด์ (.pptx, .odp)",
  csv: "CSV",
  text: "ข้อความ (.txt)",
  archive: "ZIP",
  video: "วิดีโอ (MP4, MOV, WebM)",
  audio: "เสียง (MP3, M4A, WAV)",
} as const;

export type Kind = keyof typeof kinds;

interface TypeFacts {
  kind: Kind;
  /** The ending of a name; the first is what we write. */
  ending: string;
}

const office = "application/vnd.openxmlformats-officedocument";
const open = "application/vnd.oasis.opendocument";

/** Every type that may be kept at all, by what the bytes say. Whatever is missing here is refused. */
const types: Record<string, TypeFacts> = {
  "image/jpeg": { kind: "photo", ending: "jpg" },
  "image/png": { kind: "photo", ending: "png" },
  "image/webp": { kind: "photo", ending: "webp" },
  "image/heic": { kind: "photo", ending: "heic" },
  "image/heif": { kind: "photo", ending: "heic" },
  "image/avif": { kind: "photo", ending: "avif" },
  "application/pdf": { kind: "pdf", ending: "pdf" },
  [`${office}.wordprocessingml.document`]: { kind: "word", ending: "docx" },
  [`${office}.spreadsheetml.sheet`]: { kind: "sheet", ending: "xlsx" },
  [`${office}.presentationml.presentation`]: { kind: "slides", ending: "pptx" },
  [`${open}.text`]: { kind: "word", ending: "odt" },
  [`${open}.spreadsheet`]: { kind: "sheet", ending: "ods" },
  [`${open}.presentation`]: { kind: "slides", ending: "odp" },
  "text/csv": { kind: "csv", ending: "csv" },
  "text/plain": { kind: "text", ending: "txt" },
  "application/zip": { kind: "archive", ending: "zip" },
  "video/mp4": { kind: "video", ending: "mp4" },
  "video/quicktime": { kind: "video", ending: "mov" },
  "video/webm": { kind: "video", ending: "webm" },
  "audio/mpeg": { kind: "audio", ending: "mp3" },
  "audio/mp4": { kind: "audio", ending: "m4a" },
  "audio/x-m4a": { kind: "audio", ending: "m4a" },
  "audio/wav": { kind: "audio", ending: "wav" },
};

export function kindOfType(type: string): Kind | undefined {
  return types[type]?.kind;
}

export function endingOfType(type: string): string | undefined {
  return types[type]?.ending;
}

export function kindsInWords(some: readonly Kind[]): string {
  return some.map((kind) => kinds[kind]).join(", ");
}

/** For the file picker of a browser: endings too, because some phones know no types. */
export function acceptedBy(some: readonly Kind[]): string {
  return Object.entries(types)
    .filter(([, { kind }]) => some.includes(kind))
    .flatMap(([type, { ending }]) => [type, `.${ending}`])
    .concat(some.includes("photo") ? [".jpeg", ".heif"] : [])
    .join(",");
}
