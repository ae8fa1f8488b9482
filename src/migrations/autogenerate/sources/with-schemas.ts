import type { MikroORM } from '@mikro-orm/core';

import type { ScratchChoice } from '../../../database/scratch/scratch-server.js';
import type { SchemaKind } from '../model/schema-kind.js';
import type { SchemaModel } from '../model/schema-model.js';
import { readSchema } from '../reading/read-schema.js';
import { asMigrations, type StartingPoint } from './before/before.js';
import { fromDatabase } from './before/from-database.js';
import { fromEmpty } from './before/from-empty.js';
import { fromMigrations } from './before/from-migrations.js';
import { toFilter } from './filter/schema-filter.js';
import { readModels, recallModels, type ModelReading, type RawModels } from './read-models.js';
import { readBeforeAlone } from './read-before.js';
import type { SchemaRequest, Schemas, SchemaSources, ScratchOptions } from './schema-sources.js';
import { withBefore, type BeforeDatabases } from './scratch-databases.js';
import { ScratchHome } from './scratch-home.js';
import { withoutEmptied } from './settle/emptied-schemas.js';
import { settleModels, type SettledModels } from './settle/settle-models.js';

export type { ObjectReference } from './object-reference.js';
export type { SchemaRequest, Schemas, SchemaSources, ScratchOptions } from './schema-sources.js';

/**
 * Does the work with the schema that the migrations build, or that of the database, and with that of the entities. Both are read on
 * scratch databases of one server; what an earlier run has read of the same migrations and entities is used again, and then no
 * database is touched.
 *
 * What entities can't say of a table is as it is before: see {@link carryOver}; what they do not declare is left alone: see
 * {@link leaveAlone}. The application's database is read at most.
 *
 * @throws ScratchServerMissingError, ScratchDatabaseError, DatabaseConnectionError and those of the embedded server without a
 *   server for the scratch databases.
 * @throws MigrationReplayError, SchemaNotRebuiltError where the schema before can't be made on it, EntitySchemaError where that
 *   of the entities can't.
 * @throws RunInterruptedError where the signal is aborted.
 */
export function withSchemas<R>(
  sources: SchemaSources,
  request: SchemaRequest,
  work: (schemas: Schemas) => Promise<R>,
): Promise<R> {
  return ScratchHome.use(sources, request, async (home) => {
    const start = startOf(sources, request);
    const [models, databases] = await findModels({ sources, request }, home, start);
    return work(toSchemas({ sources, request, databases }, models));
  });
}

/**
 * The schema that revisions build, without the ledger, on the server of scratch databases as it is right now.
 *
 * @param targets default: the heads.
 * @throws as {@link withSchemas}.
 */
export function readReplayed(
  sources: SchemaSources,
  targets?: readonly string[],
  scratch?: ScratchChoice,
  options: Omit<ScratchOptions, 'scratch'> = {},
): Promise<SchemaModel> {
  return ScratchHome.use(sources, { ...options, ...(scratch && { scratch }) }, async (home) => {
    const start = fromMigrations(sources, targets);
    const { model } = await readBeforeAlone(sources, home, start);
    return model;
  });
}

function startOf(sources: SchemaSources, { from = 'migrations', targets }: SchemaRequest): StartingPoint {
  switch (from) {
    case 'migrations':
      return fromMigrations(sources, targets);
    case 'database':
      return fromDatabase(sources);
    case 'empty':
      return fromEmpty(sources);
  }
}

async function findModels(
  asked: Pick<ModelReading, 'sources' | 'request'>,
  home: ScratchHome,
  start: StartingPoint,
): Promise<[RawModels, BeforeDatabases]> {
  const { options } = asked.sources;
  const known = await home.recall();
  if (known !== undefined) {
    const databases = { home, start, options, facts: known };
    const models = await recallModels({ ...asked, databases });
    if (models !== undefined) {
      return [models, databases];
    }
  }
  const databases = { home, start, options, facts: await home.open() };
  return [await readModels({ ...asked, databases }), databases];
}

function toSchemas(reading: ModelReading, { before, after, declared }: RawModels): Schemas {
  const { sources, request, databases } = reading;
  const { defaultSchema } = before;
  const { kinds = [] } = sources.options.autogenerate;
  const wanted = withDeclared(withoutEmptied(before.model, after), kinds, sources.orm);
  const settle = (model: SchemaModel): SettledModels =>
    settleModels(model, wanted, {
      filter: toFilter(request.filter ?? {}, declared.tables),
      defaultSchema,
      own: request.own,
      declaresRoutines: declared.routines.length > 0,
    });
  return {
    ...settle(before.model),
    defaultSchema,
    kinds,
    serverVersion: databases.facts.version,
    onBefore: (work) =>
      withBefore(databases, before, (scratch) =>
        asMigrations(scratch, sources.options, (client) => work(client, scratch)),
      ),
    reread: async (client) => settle(await readSchema(client, { defaultSchema, kinds })),
  };
}

/** With what the application wants of the kinds of its own. */
function withDeclared(model: SchemaModel, kinds: readonly SchemaKind[], orm: MikroORM): SchemaModel {
  const declared = kinds.flatMap((kind) => (kind.declared ? [[kind.kind, kind.declared(orm)] as const] : []));
  return { ...model, others: { ...model.others, ...Object.fromEntries(declared) } };
}
