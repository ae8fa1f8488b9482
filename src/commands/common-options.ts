import type { CommonOptions } from './siskin-command.js';

/** The common options as far as they matter before, or without, a command that has parsed them. */
export function findCommonOptions(line: readonly string[]): CommonOptions & { module?: string } {
  const argv = beforeDashes(line);
  const has = (...flags: string[]) => argv.some((argument) => flags.includes(argument));
  return {
    json: has('--json'),
    quiet: has('-q', '--quiet'),
    verbose: has('-v', '--verbose'),
    database: valueOf('--database', argv),
    module: valueOf('--module', argv),
  };
}

/** What comes after `--` is no option of ours, whatever it looks like. */
export function beforeDashes(argv: readonly string[]): readonly string[] {
  const index = argv.indexOf('--');
  return index === -1 ? argv : argv.slice(0, index);
}

function valueOf(flag: string, argv: readonly string[]): string | undefined {
  const joined = argv.find((argument) => argument.startsWith(`${flag}=`));
  const index = argv.indexOf(flag);
  return joined?.slice(flag.length + 1) ?? (index === -1 ? undefined : argv[index + 1]);
}
