import { escapeIdentifier } from 'pg';

import type { Answer, OuterConnection } from './outer-connection.js';

interface Deferrable {
  schema: string;
  name: string;
  /** Whether it is so by default. */
  deferred: boolean;
  /** Whether another constraint of that name in that schema is not deferrable, so that none of them can be named. */
  ambiguous: boolean;
}

const HAS_CHANGED = /^(CREATE|ALTER|DROP|DO|CALL|IMPORT|COMMENT)\b/;

const READ = `
  select n.nspname as schema, c.conname as name, c.condeferred as deferred,
         exists (select from pg_catalog.pg_constraint o
                  where o.connamespace = c.connamespace and o.conname = c.conname and not o.condeferrable) as ambiguous
    from pg_catalog.pg_constraint c join pg_catalog.pg_namespace n on n.oid = c.connamespace
   where c.condeferrable`;

/**
 * What PostgreSQL would check as a transaction commits. The outer transaction never does: so it is checked by hand where
 * one of the application does, and what is deferred by default is deferred again.
 */
export class DeferrableConstraints {
  #known: Checks | undefined;
  #changed = false;
  /** PostgreSQL does not always take it back with the savepoint that it was said in. */
  #immediate = false;

  /** The SQL that checks all of them; empty where the database has none. Asks it once. */
  async sql(outer: OuterConnection): Promise<string> {
    this.#known ??= checksOf(rowsOf(await outer.send(READ)));
    this.#immediate ||= this.#known.makesImmediate;
    return this.#known.sql;
  }

  /** To be told of each statement that has succeeded: it may have changed the schema. */
  note(answer: Answer): void {
    if ([answer].flat().some(({ command }) => HAS_CHANGED.test(command ?? ''))) {
      this.#changed = true;
      this.#known = undefined;
    }
  }

  /** Something was rolled back, which may have been a change of the schema. */
  noteRollback(): void {
    if (this.#changed) {
      this.#known = undefined;
    }
  }

  get areToBeRefreshed(): boolean {
    return this.#known === undefined && this.#immediate;
  }

  /** Asks the database again where its schema may have changed, and has new constraints deferred that are to be. */
  async refresh(outer: OuterConnection): Promise<void> {
    if (this.areToBeRefreshed) {
      await this.sql(outer);
      await outer.send(this.#known?.deferring ?? '');
    }
  }
}

interface Checks {
  sql: string;
  /** The part of it that defers again. */
  deferring: string;
  makesImmediate: boolean;
}

function checksOf(constraints: readonly Deferrable[]): Checks {
  const deferred = constraints.filter((one) => one.deferred);
  const names = deferred.map(({ schema, name }) => `${escapeIdentifier(schema)}.${escapeIdentifier(name)}`);
  const deferring = names.length === 0 ? '' : `set constraints ${[...new Set(names)].join(', ')} deferred; `;
  if (constraints.length === 0) {
    return { sql: '', deferring, makesImmediate: false };
  }
  return deferred.some((one) => one.ambiguous)
    ? { sql: CHECK_AND_TAKE_BACK, deferring: '', makesImmediate: false }
    : { sql: `set constraints all immediate; ${deferring}`, deferring, makesImmediate: true };
}

/** What the triggers of the constraints do by themselves is taken back too; so this is for want of better. */
const CHECK_AND_TAKE_BACK =
  'savepoint siskin_check; set constraints all immediate; rollback to savepoint siskin_check; release savepoint siskin_check; ';

function rowsOf(answer: Answer): Deferrable[] {
  return [answer].flat().flatMap(({ rows }) => rows);
}
