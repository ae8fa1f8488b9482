/** Whether something thrown has these properties, whatever realm or package it comes from. */
export function shapeError(error: unknown, ...names: readonly string[]): boolean {
  return typeof error === 'object' && error !== null && names.every((name) => name in error);
}
