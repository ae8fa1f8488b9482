import { UsageError } from '../errors/usage.error.js';

/** What the command line says of which seeders are to run, beside their names. */
export interface SeedCommandSelection {
  group?: string[];
  only?: boolean;
  except?: string[];
}

/** @throws UsageError where the selection contradicts itself. */
export function ensureConsistent(
  names: readonly string[],
  { group = [], only = false, except = [] }: SeedCommandSelection,
): void {
  if (only && names.length === 0 && group.length === 0) {
    throw new UsageError(
      '--only is for seeders that are named, without what they depend on.',
      'Name them, or a group of them: nest-cmd db:seed UserSeeder --only',
    );
  }
  const both = names.find((name) => except.includes(name));
  if (both !== undefined) {
    throw new UsageError(
      `${both} is both to be run and to be left out.`,
      `Leave out --except ${both}, or do not name it.`,
    );
  }
}
