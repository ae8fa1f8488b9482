/** Lines that are shown around a difference. */
const CONTEXT = 2;
const PATIENCE_MS = 1_000;

/**
 * What is different between two lists of statements, as lines that begin with `-`, `+` or, around them, a blank; null
 * where it would take too long to find out.
 */
export async function findDifference(before: string, after: string): Promise<string[] | null> {
  const { structuredPatch } = await import('diff');
  const options = { context: CONTEXT, timeout: PATIENCE_MS };
  const patch = structuredPatch('', '', closed(before), closed(after), '', '', options);
  return patch?.hunks.flatMap(({ lines }, i) => [...(i === 0 ? [] : ['  ...']), ...lines]) ?? null;
}

/** As if each ended alike, so that the last is not another one where one is added behind it. */
function closed(script: string): string {
  return script === '' ? '' : `${script};\n`;
}
