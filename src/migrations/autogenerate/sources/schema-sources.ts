import type { MikroORM } from '@mikro-orm/core';
import type { ClientConfig } from 'pg';

import type { DatabaseClient } from '../../../database/client.js';
import type { LedgerTable } from '../../../database/ledger-table.js';
import type { ScratchChoice } from '../../../database/scratch/scratch-server.js';
import type { ResolvedSiskinOptions } from '../../../siskin.options.js';
import type { History } from '../../history.js';
import type { SchemaKind } from '../model/schema-kind.js';
import type { NamingRule } from '../../operations/names.js';
import type { SchemaFilter } from './filter/schema-filter.js';
import type { OwnKind } from './settle/own-kinds.js';
import type { SettledModels } from './settle/settle-models.js';

/** What schemas are read with. */
export interface SchemaSources {
  orm: MikroORM;
  history: History;
  options: ResolvedSiskinOptions['migrations'];
  ledger: LedgerTable;
  naming: NamingRule;
  /** Of the application's database. */
  settings: ClientConfig;
}

export interface ScratchOptions {
  /** Default: `auto`. */
  scratch?: ScratchChoice;
  /** Where models are kept for the next run, and an embedded server; false keeps none. Default: {@link cacheFolder}. */
  cache?: string | false;
  /** Ends the work, and drops what is under way, when it is aborted. */
  signal?: AbortSignal;
}

/** Where the schema before comes from: the migrations, replayed; the database as it is; or nothing. */
export type SchemaOrigin = 'migrations' | 'database' | 'empty';

export interface SchemaRequest extends ScratchOptions {
  /** Default: `migrations`. */
  from?: SchemaOrigin;
  /** Revisions to replay to. Default: the heads. */
  targets?: readonly string[];
  filter?: SchemaFilter;
  /** Kinds whose objects go that no entity declares. Default: the kinds of which entities declare one. */
  own?: readonly OwnKind[];
}

/** The schema that the entities are to be reached from, and that of the entities. */
export interface Schemas extends SettledModels {
  /** Whose objects are named without it. */
  readonly defaultSchema: string;
  /** Of PostgreSQL, such as 180004. */
  readonly serverVersion: number;
  /** Kinds of objects that the application has added. */
  readonly kinds: readonly SchemaKind[];
  /**
   * Does the work on a new database with the schema before, without rows and the ledger, in a session as migrations have. It is
   * dropped afterwards whatever happens.
   *
   * @throws ScratchServerChangedError where the schemas are known from an earlier run, on a server of another version.
   */
  readonly onBefore: <R>(work: (client: DatabaseClient, settings: ClientConfig) => Promise<R>) => Promise<R>;
  /** Both as they are after something was changed on the database of {@link onBefore}, such as a name. */
  readonly reread: (client: DatabaseClient) => Promise<SettledModels>;
}
