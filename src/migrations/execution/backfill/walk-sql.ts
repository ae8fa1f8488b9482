import { escapeIdentifier } from 'pg';

/** A column that a table is walked by. */
export interface KeyColumn {
  name: string;
  /** As PostgreSQL writes it, such as `character varying(20)`. */
  type: string;
  /** Whether it is a date or a time, whose text depends on settings of the session. */
  isTime: boolean;
}

/** What a backfill does, in SQL. */
export interface Walk {
  table: string;
  assignments: string;
  condition: string | undefined;
  key: readonly KeyColumn[];
}

/**
 * The statements of a walk. A position is the key of the last row that was gone through, each column as text and cast
 * back to its type; a row is behind it or before it as the key's own order says, which its index serves.
 */
export class WalkSql {
  readonly #walk: Walk;
  readonly #columns: readonly string[];

  constructor(walk: Walk) {
    this.#walk = walk;
    this.#columns = walk.key.map(({ name }) => escapeIdentifier(name));
  }

  /** The last row of a range of as many rows as the last parameter says; none where there are fewer. */
  upperEnd(hasPosition: boolean): string {
    return `${this.#select('')} ${this.#from(hasPosition)} order by ${this.#columns.join(', ')}
      limit 1 offset $${(hasPosition ? this.#columns.length : 0) + 1}::bigint - 1`;
  }

  /** The last row of all, and how many there are. */
  lastRow(hasPosition: boolean): string {
    const order = this.#columns.map((column) => `${column} desc`).join(', ');
    return `${this.#select(', count(*) over ()::float8 as rows')} ${this.#from(hasPosition)} order by ${order} limit 1`;
  }

  /** Changes the rows of a range; the parameters are the position, where there is one, and the range's last row. */
  update(hasPosition: boolean): string {
    const { table, assignments, condition } = this.#walk;
    // The user's own comes first, so that PostgreSQL points at the same place as in the statement without a range.
    const conditions = [
      ...(condition === undefined ? [] : [condition]),
      ...(hasPosition ? [this.#compare('>', 0)] : []),
      this.#compare('<=', hasPosition ? this.#columns.length : 0),
    ];
    return `update ${table} set ${assignments} where ${conditions.join(' and ')}`;
  }

  #select(more: string): string {
    const parts = this.#walk.key.map(({ isTime }, i) => {
      const column = this.#columns[i] ?? '';
      return isTime ? `to_jsonb(${column}) #>> '{}'` : `${column}::text`;
    });
    return `select array[${parts.join(', ')}] as key${more}`;
  }

  #from(hasPosition: boolean): string {
    return `from ${this.#walk.table}${hasPosition ? ` where ${this.#compare('>', 0)}` : ''}`;
  }

  /** `("a", "b") > ($1::bigint, $2::text)`, the parameters after `offset` others. */
  #compare(operator: string, offset: number): string {
    const values = this.#walk.key.map(({ type }, i) => `$${offset + i + 1}::${type}`);
    return `(${this.#columns.join(', ')}) ${operator} (${values.join(', ')})`;
  }
}
