import { listLines, showKey } from './show-reference.js';
import { SiskinError } from './siskin.error.js';

/** Rows that refer to one which would be removed. */
export interface ReferringRows {
  readonly table: string;
  readonly columns: readonly string[];
  readonly foreignKey: string;
  /** What would become of them. */
  readonly onDelete: 'no action' | 'restrict' | 'cascade' | 'set null' | 'set default';
  readonly count: number;
}

/** A row that would be removed. */
export interface ReferencedRow {
  readonly key: Readonly<Record<string, unknown>>;
  readonly referredToBy: readonly ReferringRows[];
}

/** Reference data in mode `sync` would remove rows that others refer to. Nothing was written. */
export class ReferencedRowsError extends SiskinError {
  readonly code = 'SISKIN_REFERENCED_ROWS';

  constructor(
    readonly entity: string,
    readonly table: string,
    /** The first hundred. */
    readonly rows: readonly ReferencedRow[],
    /** How many there are. */
    readonly total: number,
  ) {
    super({
      problem: `Rows of ${table} that reference data of ${entity} no longer declares can't be removed, since others refer to them:\n${listLines(rows.map(lineOf), total)}`,
      remedy:
        'Let those refer to other rows, or remove them, in a migration before; or declare the rows again, or use mode upsert, which removes none.',
    });
  }
}

function lineOf({ key, referredToBy }: ReferencedRow): string {
  return `${showKey(key)} is referred to by ${referredToBy.map(showReferring).join('; ')}`;
}

function showReferring({ table, columns, foreignKey, onDelete, count }: ReferringRows): string {
  return `${count} row${count === 1 ? '' : 's'} of ${table}.${columns.join('+')} (${foreignKey}, on delete ${onDelete})`;
}
