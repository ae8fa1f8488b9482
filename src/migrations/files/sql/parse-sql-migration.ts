/** A migration of SQL as its file says it. What the header leaves out is undefined, as in a class. */
export interface SqlMigration {
  revision?: string;
  parents?: string[];
  labels?: string[];
  dependsOn?: string[];
  up: string;
  /** Undefined where there is no such section: then it can't be reverted. */
  down?: string;
}

/** What is wrong with the file, and on which line, counted from 1. */
export interface SqlFault {
  problem: string;
  line?: number;
}

/** The lines before the first section may be these, other comments and blank ones. */
const HEADERS = ['revision', 'parents', 'labels', 'depends-on'] as const;
export type SqlHeader = (typeof HEADERS)[number];

const HEADER = /^--\s*([A-Za-z][\w-]*)\s*:\s*(.*)$/;
const SECTION = /^--\s*(up|down)$/i;

/**
 * Reads a SQL file: a header of `-- revision: …`, `-- parents: …, …`, `-- labels: …`, `-- depends-on: …`, all of them
 * optional, then the sections `-- up` and `-- down`, each in a line of its own and in either order.
 *
 * @returns all faults where there are any.
 */
export function parseSqlMigration(text: string): SqlMigration | SqlFault[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const faults: SqlFault[] = [];
  const start = lines.findIndex((line) => SECTION.test(line.trim()));
  const headers = readHeaders(start === -1 ? lines : lines.slice(0, start), faults);
  const sections = readSections(start === -1 ? [] : lines.slice(start), Math.max(start, 0), faults);
  const up = sections.get('up');
  if (up === undefined) {
    faults.push({ problem: 'it has no section `-- up`' });
  }
  return faults.length > 0 || up === undefined
    ? faults
    : { ...toSettings(headers), up, down: sections.get('down') };
}

/** The name in a header line such as `-- parents: a, b`, in lower case. */
export function headerOf(line: string): { name: string; value: string } | undefined {
  const [, name, value = ''] = HEADER.exec(line.trim()) ?? [];
  return name === undefined ? undefined : { name: name.toLowerCase(), value: value.trim() };
}

export function isSection(line: string): boolean {
  return SECTION.test(line.trim());
}

function readHeaders(lines: readonly string[], faults: SqlFault[]): Map<SqlHeader, string> {
  const headers = new Map<SqlHeader, string>();
  lines.forEach((line, index) => {
    const header = headerOf(line);
    const known = HEADERS.find((name) => name === header?.name);
    const problem = headerProblem(line, header?.name, known, headers);
    if (problem !== undefined) {
      faults.push({ problem, line: index + 1 });
    } else if (known !== undefined) {
      headers.set(known, header?.value ?? '');
    }
  });
  return headers;
}

function headerProblem(
  line: string,
  name: string | undefined,
  known: SqlHeader | undefined,
  headers: ReadonlyMap<SqlHeader, string>,
): string | undefined {
  if (name === undefined) {
    return /^\s*(--.*)?$/.test(line) ? undefined : 'only comments may stand before the section `-- up`';
  }
  if (known === undefined) {
    return `there is no header '${name}'; known are ${HEADERS.join(', ')}`;
  }
  return headers.has(known) ? `the header '${name}' is there twice` : undefined;
}

function readSections(lines: readonly string[], before: number, faults: SqlFault[]): Map<string, string> {
  const sections = new Map<string, string[]>();
  let current: string[] = [];
  lines.forEach((line, index) => {
    const name = SECTION.exec(line.trim())?.[1]?.toLowerCase();
    if (name === undefined) {
      current.push(line);
      return;
    }
    if (sections.has(name)) {
      faults.push({ problem: `the section \`-- ${name}\` is there twice`, line: before + index + 1 });
    }
    sections.set(name, (current = []));
  });
  return new Map([...sections].map(([name, text]) => [name, text.join('\n').trim()]));
}

function toSettings(headers: ReadonlyMap<SqlHeader, string>): Omit<SqlMigration, 'up'> {
  return {
    revision: headers.get('revision') || undefined,
    parents: toList(headers.get('parents')),
    labels: toList(headers.get('labels')),
    dependsOn: toList(headers.get('depends-on')),
  };
}

function toList(value: string | undefined): string[] | undefined {
  return value
    ?.split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
