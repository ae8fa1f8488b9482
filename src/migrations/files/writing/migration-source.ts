import { toStringLiteral } from '../../../scaffold/names.js';
import type { NamingRule } from '../../operations/names.js';
import { renderOperations, type Operation, type RenderOperation } from '../../operations/operation.js';
import { guessColumn, type TableSubject } from './guess-table.js';

const INDENT = '    ';

/** What a new migration's file says. */
export interface NewRevision {
  revision: string;
  parents: readonly string[];
  labels: readonly string[];
  dependsOn: readonly string[];
  className: string;
  /** The words of its name, of which a column may be guessed. */
  words: readonly string[];
  /** The table that it creates or changes; `'nothing'` for one that only joins others. */
  subject?: TableSubject | 'nothing';
}

/** A new migration as a class, to be filled in. */
export function migrationSource(revision: NewRevision): string {
  const op = revision.subject === 'nothing' ? '' : 'op: Operations';
  return classSource(revision, {
    imports: ['Migration', ...(op === '' ? [] : ['type Operations'])],
    method: `change(${op})`,
    body: bodyLines(revision)
      .map((line) => INDENT + line)
      .join('\n'),
  });
}

/** The operations of a migration whose statics are settled. */
export interface RecordedRevision extends Omit<NewRevision, 'subject' | 'words'> {
  /** Whether they are in a transaction. */
  transaction: boolean;
  operations: readonly Operation[];
  naming: NamingRule;
  render?: RenderOperation | undefined;
}

/** A migration of these operations, as a class. */
export function recordedSource({ operations, naming, render, ...revision }: RecordedRevision): string {
  const body = renderOperations(operations, naming, INDENT, render);
  return classSource(revision, {
    imports: ['Migration', ...(/\bsql`/.test(body) ? ['sql'] : []), 'type Operations'],
    method: 'change(op: Operations)',
    body,
  });
}

interface ClassParts {
  imports: readonly string[];
  method: string;
  body: string;
}

type ClassStatics = Omit<NewRevision, 'subject' | 'words'> & { transaction?: boolean };

function classSource(revision: ClassStatics, { imports, method, body }: ClassParts): string {
  return `import { ${imports.join(', ')} } from 'siskin';

export default class ${revision.className} extends Migration {
${statics(revision).join('\n')}

  ${method} {
${body}
  }
}
`;
}

function statics({ revision, parents, labels, dependsOn, transaction = true }: ClassStatics): string[] {
  return [
    `  static readonly revision = ${toStringLiteral(revision)};`,
    `  static readonly parents = ${toListLiteral(parents)};`,
    ...(labels.length > 0 ? [`  static readonly labels = ${toListLiteral(labels)};`] : []),
    ...(dependsOn.length > 0 ? [`  static readonly dependsOn = ${toListLiteral(dependsOn)};`] : []),
    ...(transaction ? [] : ['  static readonly transaction = false;']),
  ];
}

function toListLiteral(names: readonly string[]): string {
  return `[${names.map(toStringLiteral).join(', ')}]`;
}

function bodyLines({ subject, words }: NewRevision): string[] {
  if (subject === 'nothing') {
    return ['// It joins its parents and has nothing to do.'];
  }
  if (subject === undefined) {
    return ["// op.addColumn('users', (t) => t.varchar('phone', 20));"];
  }
  return subject.create === undefined
    ? [changeLine(toStringLiteral(subject.table), words)]
    : createLines(toStringLiteral(subject.create));
}

function createLines(table: string): string[] {
  return [
    `op.createTable(${table}, (t) => {`,
    "  t.bigint('id').identity().primaryKey();",
    "  t.timestamptz('created_at').notNull().defaultSql('now()');",
    '});',
  ];
}

function changeLine(table: string, words: readonly string[]): string {
  const { column, goes } = guessColumn(words) ?? { column: 'new_column', goes: false };
  return `op.${goes ? 'dropColumn' : 'addColumn'}(${table}, (t) => t.text(${toStringLiteral(column)}));`;
}
