/** What a SQL migration that begins a history is made of. */
export interface BaselineParts {
  revision: string;
  parents: readonly string[];
  /** The revisions that it stands for. Default: none. */
  replaces?: readonly string[];
  /** Names of the branches that it is of. Default: none. */
  labels?: readonly string[];
  /** Lines for whoever reads the file. Default: none. */
  note?: readonly string[];
  /** Statements without a semicolon at the end. */
  up: readonly string[];
  /** Null where it can't be reverted. */
  down: readonly string[] | null;
}

/** The text of a SQL migration. */
export function baselineSource({
  revision,
  parents,
  replaces = [],
  labels = [],
  note = [],
  up,
  down,
}: BaselineParts): string {
  const header = [
    `-- revision: ${revision}`,
    `-- parents: ${parents.join(', ')}`.trimEnd(),
    ...(replaces.length > 0 ? [`-- replaces: ${replaces.join(', ')}`] : []),
    ...(labels.length > 0 ? [`-- labels: ${labels.join(', ')}`] : []),
    ...note.flatMap((text) => text.split(/\r\n|\r|\n/)).map(noteLine),
  ];
  const sections = [section('up', up), ...(down === null ? [] : [section('down', down)])];
  return [header.join('\n'), ...sections].join('\n\n') + '\n';
}

/** A line that looks like a header or a section is made none. */
function noteLine(line: string): string {
  const isRead = /^\s*([A-Za-z][\w-]*\s*:|(up|down)\s*$)/i.test(line);
  return `-- ${isRead ? '> ' : ''}${line}`.trimEnd();
}

function section(name: string, statements: readonly string[]): string {
  return [`-- ${name}`, ...statements.map((statement) => `${statement};`)].join('\n');
}
