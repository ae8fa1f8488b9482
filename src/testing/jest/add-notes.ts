/** Adds the notes to the text of what a test failed with, which Jest prints: an error, or one and where it was thrown. */
export function addNotes(failure: unknown, notes: readonly string[]): void {
  const error: unknown = Array.isArray(failure) ? failure[0] : failure;
  if (notes.length === 0 || !isError(error)) {
    return;
  }
  const message = [error.message, '', ...notes].join('\n');
  const stack = error.stack?.replace(error.message, () => message);
  error.message = message;
  if (stack !== undefined) {
    error.stack = stack;
  }
}

/** By what it has: those of a test come from another realm. */
function isError(value: unknown): value is Error {
  return typeof value === 'object' && value !== null && 'message' in value && 'stack' in value;
}
