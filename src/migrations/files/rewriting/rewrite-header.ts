import { headerOf, isSection } from '../sql/parse-sql-migration.js';
import { parentsHeader } from './parents-line.js';
import type { Rewritten } from './rewriting.js';

const BOM = '\uFEFF';

/** The text of a SQL migration with other parents: its header line is replaced, or added below that of the revision. */
export function rewriteHeader(source: string, parents: readonly string[]): Rewritten {
  const bom = source.startsWith(BOM) ? BOM : '';
  const lines = source.slice(bom.length).split('\n');
  const header = lines.slice(0, lines.findIndex(isSection)).map(headerOf);
  const at = header.findIndex((found) => found?.name === 'parents');
  const below = header.findIndex((found) => found?.name === 'revision') + 1;
  const ending = lines[0]?.endsWith('\r') ? '\r' : '';
  const line = `${parentsHeader(parents)}${ending}`;
  const changed = at === -1 ? lines.toSpliced(below, 0, line) : lines.toSpliced(at, 1, line);
  return {
    source: `${bom}${changed.join('\n')}`,
    before: at === -1 ? undefined : toNames(header[at]?.value),
  };
}

function toNames(value = ''): string[] {
  return value
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
