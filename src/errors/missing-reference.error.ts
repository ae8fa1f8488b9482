import { listLines, showKey, showRow } from './show-reference.js';
import { SiskinError } from './siskin.error.js';

/** A relation that was given by a key which no row has. */
export interface MissingReference {
  /** Counted from 1. */
  readonly row: number;
  /** The relation. */
  readonly property: string;
  /** The key that was given; its values as text. */
  readonly key: Readonly<Record<string, unknown>>;
}

export interface MissingReferenceDetails {
  entity: string;
  source?: string;
  references: readonly MissingReference[];
  total: number;
  /** Whether it would have to be one of the declared rows: all others are to be removed. */
  amongDeclared: boolean;
}

/** Rows of reference data name others, by their natural key, that are not there. Nothing was written. */
export class MissingReferenceError extends SiskinError {
  readonly code = 'SISKIN_MISSING_REFERENCE';
  readonly entity: string;
  readonly source: string | undefined;
  /** The first ten. */
  readonly references: readonly MissingReference[];
  /** How many there are. */
  readonly total: number;

  constructor({ entity, source, references, total, amongDeclared }: MissingReferenceDetails) {
    const lines = references.map(
      ({ row, property, key }) => `${showRow(row, source)}: ${property} by ${showKey(key)}`,
    );
    super({
      problem: `Reference data of ${entity} refers to rows that ${amongDeclared ? 'are not declared' : 'are not there'}:\n${listLines(lines, total)}`,
      remedy: amongDeclared
        ? 'Correct the keys, or declare these rows as well: mode sync removes all that are not declared.'
        : 'Correct the keys, or seed what they refer to before: let the seeder depend on that one (dependsOn).',
    });
    this.entity = entity;
    this.source = source;
    this.references = references;
    this.total = total;
  }
}
