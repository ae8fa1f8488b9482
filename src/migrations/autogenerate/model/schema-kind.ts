import type { MikroORM } from '@mikro-orm/core';

import type { Change } from '../difference/change.js';
import type { OtherFact } from './schema-model.js';

/** Asks the database something, in a session in which names of the default schema are written without it. */
export type AskCatalogue = <R extends object>(query: string) => Promise<R[]>;

/**
 * A kind of objects that Siskin does not compare by itself, such as foreign tables.
 *
 * @example
 * const servers: SchemaKind = {
 *   kind: 'server',
 *   read: (ask) => ask(`select srvname as name, srvoptions as definition from pg_foreign_server order by 1`),
 *   declared: () => [{ name: 'reports', definition: ['host=reports'] }],
 *   compare: ({ before, after }) => [...],
 * };
 */
export interface SchemaKind {
  readonly kind: string;
  /** What a database has of it, as plain data that survives JSON, in a fixed order. */
  read(ask: AskCatalogue): Promise<readonly OtherFact[]>;
  /** What the application wants of it. Default: what the migrations have made, so that only drift is found. */
  declared?(orm: MikroORM): readonly OtherFact[];
  /** The operations that lead from the one to the other, with what undoes them; none where they are equal. Pure. */
  compare(facts: { before: readonly OtherFact[]; after: readonly OtherFact[] }): readonly Change[];
}
