/** Whether a caught value is an error with one of these codes, be it of the system or of PostgreSQL. */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  // Not `instanceof`: an error of the system may come from another realm than this module.
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && codes.includes(code);
}
