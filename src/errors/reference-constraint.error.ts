import { SiskinError } from './siskin.error.js';

export interface ReferenceConstraintDetails {
  entity: string;
  source?: string;
  table: string;
  constraint: string;
  /** What PostgreSQL tells of the row. */
  detail?: string;
  cause: unknown;
}

/** A constraint of the table does not admit rows of reference data. Nothing was written. */
export class ReferenceConstraintError extends SiskinError {
  readonly code = 'SISKIN_REFERENCE_CONSTRAINT';
  readonly entity: string;
  readonly source: string | undefined;
  readonly table: string;
  readonly constraint: string;
  readonly detail: string | undefined;

  constructor({ entity, source, table, constraint, detail, cause }: ReferenceConstraintDetails) {
    const from = source === undefined ? '' : ` from ${source}`;
    super({
      problem: `Reference data of ${entity}${from} breaks the constraint ${constraint} of ${table}${detail === undefined ? '' : `: ${detail.replace(/\.$/, '')}`}.`,
      remedy:
        'Correct the rows. Where another row has the value already, is `by` the key that tells whether it is the same row?',
      cause,
    });
    this.entity = entity;
    this.source = source;
    this.table = table;
    this.constraint = constraint;
    this.detail = detail;
  }
}
