import type { InitChange } from '../../init/init-plan.js';
import { paint } from './command-output.js';

/** A change of a file as `diff -u` shows it. */
export async function fileDifference({ path, before, after }: InitChange): Promise<string[]> {
  const { structuredPatch } = await import('diff');
  const { hunks } = structuredPatch(path, path, before ?? '', after, '', '', { context: 2 });
  const heading = paint('bold', `${before === undefined ? 'new file' : 'changed'} ${path}`);
  const shown = hunks.flatMap(({ lines }, i) => [...(i === 0 ? [] : ['   ...']), ...lines.map(painted)]);
  return [heading, ...shown, ''];
}

function painted(line: string): string {
  const style = line.startsWith('+') ? 'green' : line.startsWith('-') ? 'red' : 'dim';
  return `  ${paint(style, line)}`;
}
