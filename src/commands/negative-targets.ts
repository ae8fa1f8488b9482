/** A target or range such as `-1` or `-3:current`, which the parser would take for an option. */
const NEGATIVE = /^-\d+(:.*)?$/;

/** The arguments with negative targets moved behind `--`, where nothing is an option. */
export function allowNegativeTargets(argv: readonly string[]): string[] {
  const targets = argv.filter((argument) => NEGATIVE.test(argument));
  if (targets.length === 0 || argv.includes('--')) {
    return [...argv];
  }
  return [...argv.filter((argument) => !NEGATIVE.test(argument)), '--', ...targets];
}
