import { LEASE_SUFFIX } from '../execution/lease/lease-table.js';
import { companionOf, META_SUFFIX, quotedName, type LedgerTable } from '../../database/ledger-table.js';
import { POSITIONS_SUFFIX } from '../execution/backfill/positions-table.js';
import { quoteString } from '../operations/literal.js';
import { ask } from './psql/conditions.js';

/** A table as a script names it. */
export interface TablePlace {
  /** As SQL. */
  name: string;
  /** The same as a value. */
  text: string;
}

/** The ledger and the tables beside it. Where no option says their schema, psql finds it and keeps the names in variables. */
export class LedgerPlace {
  readonly ledger: TablePlace;
  readonly meta: TablePlace;
  readonly lease: TablePlace;
  readonly positions: TablePlace;

  constructor(private readonly table: LedgerTable) {
    this.ledger = this.#place('ledger', '');
    this.meta = this.#place('meta', META_SUFFIX);
    this.lease = this.#place('lease', LEASE_SUFFIX);
    this.positions = this.#place('positions', POSITIONS_SUFFIX);
  }

  get schema(): string | undefined {
    return this.table.schema;
  }

  /** What has to come before the names are used. */
  find(): string[] {
    if (this.schema !== undefined) {
      return [];
    }
    const names = Object.entries({
      ledger: '',
      meta: META_SUFFIX,
      lease: LEASE_SUFFIX,
      positions: POSITIONS_SUFFIX,
    }).map(([role, suffix]) => `format('%I.%I', place, ${this.#own(suffix)}) as siskin_${role}`);
    return [
      ask(`select ${names.join(',\n       ')}
  from (select coalesce(
          (select nspname from pg_class c join pg_namespace n on n.oid = relnamespace
            where c.oid = to_regclass(${quoteString(quotedName(this.table))})),
          current_schema(), 'public') as place) as found`),
    ];
  }

  #place(role: string, suffix: string): TablePlace {
    if (this.schema === undefined) {
      return { name: `:siskin_${role}`, text: `:'siskin_${role}'` };
    }
    const name = quotedName(companionOf(this.table, suffix));
    return { name, text: quoteString(name) };
  }

  #own(suffix: string): string {
    return quoteString(companionOf(this.table, suffix).table);
  }
}
