import { readHeaders } from '../sql/read-sql-file.js';
import { parentsHeader } from './parents-line.js';
import type { Rewritten } from './rewriting.js';

const BOM = '\uFEFF';

/**
 * The text of a SQL migration with other parents: its header line is replaced, or added below that of the revision.
 * Requires `loadSqlParser()`.
 */
export function rewriteHeader(source: string, parents: readonly string[]): Rewritten {
  const bom = source.startsWith(BOM) ? BOM : '';
  const lines = source.slice(bom.length).split('\n');
  const headers = readHeaders(source);
  const found = headers.find(({ name }) => name === 'parents');
  const below = headers.find(({ name }) => name === 'revision')?.line ?? 0;
  const ending = lines[0]?.endsWith('\r') ? '\r' : '';
  const line = `${parentsHeader(parents)}${ending}`;
  const changed =
    found === undefined ? lines.toSpliced(below, 0, line) : lines.toSpliced(found.line - 1, 1, line);
  return {
    source: `${bom}${changed.join('\n')}`,
    before: found === undefined ? undefined : toNames(found.value),
  };
}

function toNames(value: string): string[] {
  return value
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
