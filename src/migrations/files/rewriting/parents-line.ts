/** The line of a class that says its parents. */
export function parentsLine(parents: readonly string[], typescript: boolean): string {
  return `static ${typescript ? 'readonly ' : ''}parents = ${toList(parents, "'")};`;
}

/** The line of a SQL file that says its parents. */
export function parentsHeader(parents: readonly string[]): string {
  return `-- parents: ${parents.join(', ')}`.trimEnd();
}

export function toList(parents: readonly string[], quote: string): string {
  const texts = parents.map((id) => `${quote}${id.replaceAll(/["'\\]/g, '\\$&')}${quote}`);
  return `[${texts.join(', ')}]`;
}
