import { nearestNames } from './nearest-names.js';
import { SiskinError } from './siskin.error.js';

/** `computed`: a formula, a generated column, or not persisted. `collection`: rows of another table hold it. */
export type UnknownColumnReason = 'unknown' | 'computed' | 'collection';

export interface UnknownColumn {
  /** The path as it was given. */
  file: string;
  /** Of the header, or of the object that names it. */
  line: number;
  /** As the file names it. */
  column: string;
  /** The entity or embeddable. */
  entity: string;
  reason: UnknownColumnReason;
  /** The names that would do. */
  known: readonly string[];
  /** The property that the option `columns` names for it. */
  mappedTo?: string;
}

/** A column of a file is no property that rows can be written to. */
export class UnknownColumnError extends SiskinError {
  readonly code = 'SISKIN_UNKNOWN_COLUMN';
  readonly file: string;
  readonly line: number;
  readonly column: string;
  readonly entity: string;
  readonly reason: UnknownColumnReason;
  /** The known names that are most like the given one, the most likely first; at most three. */
  readonly nearest: readonly string[];

  constructor({ file, line, column, entity, reason, known, mappedTo }: UnknownColumn) {
    const nearest = reason === 'unknown' ? nearestNames(mappedTo ?? column, known) : [];
    super({
      problem: `${file}, line ${line}: ${PROBLEMS[reason](column, entity)}${mapping(mappedTo)}.`,
      remedy: NUMBER.test(column) ? UNNAMED : `${question(nearest)}${otherwise(column)}`,
    });
    this.file = file;
    this.line = line;
    this.column = column;
    this.entity = entity;
    this.reason = reason;
    this.nearest = nearest;
  }
}

const PROBLEMS: Record<UnknownColumnReason, (column: string, entity: string) => string> = {
  unknown: (column, entity) => `${entity} has no property for the column "${column}"`,
  computed: (column, entity) => `the column "${column}" is computed in ${entity}, and can't be written`,
  collection: (column, entity) =>
    `the column "${column}" is a collection of ${entity}, and no part of its row`,
};

const mapping = (property: string | undefined) =>
  property === undefined ? '' : `, not even "${property}", which columns names for it`;

/** What columns are called where the statement names none. */
const NUMBER = /^[1-9]\d*$/;
const UNNAMED =
  "The statement names no columns: write it with names (pg_dump --column-inserts), or say which they are with columns: { 1: 'id', 2: 'name' }.";

const question = (nearest: readonly string[]) =>
  nearest.length === 0 ? '' : `Did you mean ${nearest.join(' or ')}? `;

const otherwise = (column: string) =>
  `Name its property with columns: { ${JSON.stringify(column)}: '...' }, or leave it out with ignore: [${JSON.stringify(column)}].`;
