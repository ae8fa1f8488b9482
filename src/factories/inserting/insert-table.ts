import type { EntityMetadata } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { escapeLiteral } from 'pg';

import { readTable, type Table } from '../../entity-rows/table.js';
import { InvalidInsertError } from '../../errors/invalid-insert.error.js';
import type { Group } from './group.js';
import { type HighestGiven, highestOf } from './highest-given.js';

export interface ForeignKey {
  /** Quoted, with its schema. */
  readonly name: string;
  readonly columns: readonly string[];
  /** What identifies the table that it refers to. */
  readonly target: string;
  readonly deferrable: boolean;
  readonly deferred: boolean;
}

/** A table that rows are written to, whichever of its entities they are of. */
export interface InsertTable extends Table {
  readonly foreignKeys: readonly ForeignKey[];
  /** By column: what is given for those that a sequence counts. */
  readonly highest: ReadonlyMap<string, HighestGiven>;
  /** Those of the chunk that is being filled. */
  readonly groups: Group[];
}

/** The tables of one insert, read when they are first needed. */
export class InsertTables {
  /** By what identifies a table. */
  readonly #tables = new Map<string, InsertTable>();

  constructor(private readonly em: EntityManager) {}

  /** @throws InvalidInsertError where the database lacks it. */
  async open(meta: EntityMetadata): Promise<InsertTable> {
    const table = await readTable(this.em, meta);
    if (table === null) {
      throw new InvalidInsertError({
        entity: meta.className,
        reason: 'missingTable',
        problem: `Rows of ${meta.className} need the table ${meta.tableName}, which the database lacks.`,
        remedy: 'Apply the migration that creates it: `nest-cmd db:migrate`.',
      });
    }
    const [found] = await this.em.execute<Found[]>(foreignKeysQuery(escapeLiteral(table.sql)));
    const { id, keys } = found ?? { id: table.sql, keys: [] };
    const opened = this.#tables.get(id) ?? {
      ...table,
      foreignKeys: keys,
      highest: highestOf(table),
      groups: [],
    };
    this.#tables.set(id, opened);
    return opened;
  }

  /** Undefined where nothing was written to it. */
  find(id: string): InsertTable | undefined {
    return this.#tables.get(id);
  }

  [Symbol.iterator](): Iterator<InsertTable> {
    return this.#tables.values();
  }
}

interface Found {
  readonly id: string;
  readonly keys: readonly ForeignKey[];
}

const foreignKeysQuery = (table: string) => `
  select t.oid::text as id,
         coalesce((select json_agg(json_build_object(
           'name', format('%I.%I', n.nspname, c.conname), 'target', c.confrelid::text,
           'deferrable', c.condeferrable, 'deferred', c.condeferred,
           'columns', (select json_agg(a.attname) from pg_attribute a where a.attrelid = t.oid and a.attnum = any (c.conkey))))
           from pg_constraint c join pg_namespace n on n.oid = c.connamespace
          where c.conrelid = t.oid and c.contype = 'f'), '[]') as keys
    from pg_class t
   where t.oid = to_regclass(${table})`;
