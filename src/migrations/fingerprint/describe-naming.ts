import type { NamingRule } from '../operations/names.js';

/** What it makes of names that it may treat in different ways. */
export function describeNaming(naming: NamingRule): string[] {
  const types = ['primary', 'unique', 'foreign', 'index', 'check'] as const;
  return types.map((type) => naming('some_table', ['someColumn', 'other_column'], type));
}
