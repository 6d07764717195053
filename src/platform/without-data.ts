/** The message of a database error may quote a row; its code and place are enough to find it. */
export function withoutData(error: Error): Record<string, unknown> {
  const { code, table, constraint, routine } = error as Error & Record<string, unknown>;
  const isFromDatabase = typeof routine === "string";
  return {
    name: error.name,
    ...(isFromDatabase ? { code, table, constraint } : { message: error.message }),
    stack: error.stack?.split("\n").slice(1).join("\n"),
    ...(error.cause instanceof Error ? { cause: withoutData(error.cause) } : {}),
  };
}
