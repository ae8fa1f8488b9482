import { randomInt } from 'node:crypto';

import type { EntityManager } from '@mikro-orm/postgresql';
import { escapeIdentifier } from 'pg';

import { copyBuffers } from '../../database/copy-rows.js';
import { copyTargetOf } from '../../database/copy-target.js';
import type { ColumnSet } from './column-sets.js';
import type { Group } from './group.js';
import { valueFrom } from './insert-column.js';
import type { ForeignKey } from './insert-table.js';
import { translateFailure } from './translate-failure.js';

/** Called after a COPY with how many rows PostgreSQL took. */
export type OnRows = (table: string, rows: number) => void;

/** Writes groups of lines, each by one COPY. */
export class GroupWriter {
  readonly #deferred = new Set<ForeignKey>();
  readonly #staged = new Set<string>();
  readonly #suffix = Array.from({ length: 12 }, () => String.fromCodePoint(97 + randomInt(26))).join('');

  constructor(
    private readonly em: EntityManager,
    private readonly onRows: OnRows,
    private readonly signal: AbortSignal | undefined,
  ) {}

  /** @param deferred the foreign keys that are to be checked at the end only. */
  async write(groups: readonly Group[], deferred: readonly ForeignKey[]): Promise<void> {
    await this.#defer(deferred.filter((key) => !this.#deferred.has(key)));
    for (const group of groups) {
      if (group.rows > 0) {
        this.signal?.throwIfAborted();
        await this.#writeGroup(group);
        this.onRows(group.columnSet.table.name, group.rows);
      }
    }
  }

  /** Checks what was deferred, and leaves nothing of its own behind. */
  async check(): Promise<void> {
    const keys = [...this.#deferred].filter(({ deferred }) => !deferred);
    if (keys.length > 0) {
      await this.#execute(`set constraints ${listNames(keys)} immediate`);
    }
    for (const name of this.#staged) {
      await this.em.execute(`drop table ${name}`);
    }
  }

  async #defer(keys: readonly ForeignKey[]): Promise<void> {
    keys.forEach((key) => this.#deferred.add(key));
    if (keys.length > 0) {
      await this.em.execute(`set constraints ${listNames(keys)} deferred`);
    }
  }

  async #writeGroup(group: Group): Promise<void> {
    const { columnSet } = group;
    const isStaged = columnSet.columns.some(({ sql }) => sql !== undefined);
    const target = isStaged ? await this.#stage(columnSet) : columnSet.table.sql;
    const columns = isStaged ? '' : ` (${namesOf(columnSet)})`;
    try {
      await copyBuffers(copyTargetOf(this.em), `copy ${target}${columns} from stdin`, group.end());
    } catch (error) {
      throw translateFailure(error, columnSet);
    }
    group.free();
    if (isStaged) {
      await this.#execute(insertStatement(columnSet, target), columnSet);
    }
  }

  /** An empty table to copy into first, since a COPY computes no values. */
  async #stage(columnSet: ColumnSet): Promise<string> {
    const name = `siskin_insert_${columnSet.id}_${this.#suffix}`;
    if (this.#staged.has(name)) {
      await this.em.execute(`truncate ${name}`);
    } else {
      const columns = columnSet.columns.map(({ column, sql }, i) =>
        sql === undefined ? `t.${escapeIdentifier(column.name)} as c${i}` : `null::text as c${i}`,
      );
      await this.em.execute(
        `create temporary table ${name} on commit drop as select ${columns.join(', ')} from ${columnSet.table.sql} t limit 0`,
      );
      this.#staged.add(name);
    }
    return name;
  }

  async #execute(statement: string, columnSet?: ColumnSet): Promise<void> {
    try {
      await this.em.execute(statement);
    } catch (error) {
      throw translateFailure(error, columnSet);
    }
  }
}

function insertStatement(columnSet: ColumnSet, from: string): string {
  const values = columnSet.columns.map((column, i) => {
    const value = valueFrom(column, `c${i}`);
    return column.sql === undefined ? value : `cast(${value} as ${column.column.type})`;
  });
  return `insert into ${columnSet.table.sql} (${namesOf(columnSet)}) overriding system value select ${values.join(', ')} from ${from}`;
}

function namesOf({ columns }: ColumnSet): string {
  return columns.map(({ column }) => escapeIdentifier(column.name)).join(', ');
}

function listNames(keys: readonly ForeignKey[]): string {
  return keys.map(({ name }) => name).join(', ');
}
