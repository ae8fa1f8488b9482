import type { SchemaModel } from '../model/schema-model.js';
import { fromDatabase } from './before/from-database.js';
import { fromMigrations } from './before/from-migrations.js';
import { filterModel } from './filter/filter-model.js';
import { toFilter } from './filter/schema-filter.js';
import { readBeforeAlone } from './read-before.js';
import type { SchemaRequest, SchemaSources } from './schema-sources.js';
import { ScratchHome } from './scratch-home.js';

/** The schema of the application's database, and the one that what is applied to it builds. */
export interface AppliedSchemas {
  readonly built: SchemaModel;
  readonly live: SchemaModel;
  /** Such as 180004. */
  readonly serverVersion: number;
}

/**
 * Both on scratch databases of one server, so that they are written in the same way. Repeatable migrations count as far as the
 * database has them.
 *
 * @throws UnknownAppliedRevisionError, PartlySquashedError where there are no files of what is applied.
 * @throws as {@link withSchemas}.
 */
export async function readApplied(
  sources: SchemaSources,
  request: Omit<SchemaRequest, 'from' | 'targets' | 'own'>,
): Promise<AppliedSchemas> {
  const { repeatables, repeatableEntries } = sources.history;
  const current = sources.history.heads();
  return ScratchHome.use(sources, request, async (home) => {
    const applied = repeatables.filter(({ id }) => repeatableEntries.has(id));
    const built = await readBeforeAlone(sources, home, fromMigrations(sources, current, applied));
    const live = await readBeforeAlone(sources, home, fromDatabase(sources));
    const filter = toFilter(request.filter ?? {}, []);
    const { version: serverVersion } = await home.open();
    return {
      serverVersion,
      built: filterModel(built.model, filter, built.defaultSchema).model,
      live: filterModel(live.model, filter, live.defaultSchema).model,
    };
  });
}
