type DatabaseProblemName =
  | "DataFolderInUse"
  | "DatabaseVersionMismatch"
  | "DatabaseMissing"
  | "DatabaseUnavailable";

/** One line for the terminal, in the officer's language and in the one that a search engine knows. */
export function databaseProblem(name: DatabaseProblemName, thai: string, english: string): Error {
  const line = `${thai} (${english})`.replaceAll(/\s*\n\s*/g, " | ");
  return Object.assign(new Error(line), { name });
}
