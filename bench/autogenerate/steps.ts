import { timed } from '../testing/median.js';
import { withClient } from '../../src/database/client.js';
import { withScratchDatabase } from '../../src/database/scratch/with-scratch-database.js';
import { NO_DECISIONS } from '../../src/migrations/autogenerate/decisions/decisions.js';
import { compareModels } from '../../src/migrations/autogenerate/difference/compare-models.js';
import { findChanges } from '../../src/migrations/autogenerate/find-changes.js';
import { proveParts } from '../../src/migrations/autogenerate/prove-parts.js';
import { readSchema } from '../../src/migrations/autogenerate/reading/read-schema.js';
import { unsplit } from '../../src/migrations/autogenerate/safe/split-safely.js';
import { buildAfter } from '../../src/migrations/autogenerate/sources/after/build-after.js';
import { readDeclared } from '../../src/migrations/autogenerate/sources/after/declared-schema.js';
import { fromMigrations } from '../../src/migrations/autogenerate/sources/before/from-migrations.js';
import { toFilter } from '../../src/migrations/autogenerate/sources/filter/schema-filter.js';
import { withSchemas, type SchemaSources } from '../../src/migrations/autogenerate/sources/with-schemas.js';
import { snapshotSchema } from '../../src/database/snapshot/snapshot-schema.js';
import { printVersioned } from '../../src/migrations/fingerprint/print-versioned.js';
import { replay } from '../../src/migrations/replay/replay.js';
import { sourcesOf, type Project } from './project.js';
import type { Times } from './race.js';

const DEFAULT = { defaultSchema: 'public' };

/** The steps that an `--auto` without a cache is made of, one by one. */
export async function measureSteps({ same, changed, options }: Project, rounds: number): Promise<Times> {
  const sources = await sourcesOf(same, options);
  const after = await sourcesOf(changed, options);
  const times: Times = new Map();
  const step = async (name: string, work: () => Promise<unknown>) => {
    const ms = await timed(work);
    times.set(name, [...(times.get(name) ?? []), ms]);
  };
  for (let round = 0; round < rounds; round++) {
    await measureFiles(same.store, sources, step);
    await measureDatabase(after, step);
    await measureComparison(after, step);
  }
  return times;
}

type Step = (name: string, work: () => Promise<unknown>) => Promise<void>;

async function measureFiles(
  store: Project['same']['store'],
  { history, naming }: SchemaSources,
  step: Step,
): Promise<void> {
  await step('reading the files, which are loaded', async () => store.readFiles());
  await step('the key of the history', () => printVersioned(history.files, naming));
}

async function measureDatabase(sources: SchemaSources, step: Step): Promise<void> {
  const { orm, options, settings, ledger, naming, history } = sources;
  const { files } = history;
  await step('a scratch database', () => withScratchDatabase(settings, async () => undefined));
  await withScratchDatabase(settings, async (scratch) => {
    await step('replay', () => replay(scratch, { options, ledger, naming, files, targets: ['heads'] }));
    await withClient(scratch, async (client) => {
      await step('reading', () => readSchema(client, DEFAULT));
      await step('reading again', () => readSchema(client, DEFAULT));
      await step('the snapshot', () => snapshotSchema(client));
    });
  });
  await step("MikroORM's create SQL", () => readDeclared(orm, 'public'));
  const declared = await readDeclared(orm, 'public');
  await withScratchDatabase(settings, async (scratch) => {
    const { except } = await fromMigrations(sources).make(scratch);
    const recipe = {
      ...DEFAULT,
      declared,
      filter: toFilter({}, []),
      identity: options,
      ownsRoutines: false,
      kinds: [],
    };
    await step('dropping and running it, and reading', () => buildAfter(scratch, recipe, except));
  });
}

async function measureComparison(sources: SchemaSources, step: Step): Promise<void> {
  await withSchemas(sources, {}, async (schemas) => {
    const { before, after, serverVersion } = schemas;
    await step('comparison', async () =>
      compareModels({ before, after, decisions: NO_DECISIONS, serverVersion }),
    );
    const { operations } = await findChanges(schemas, {});
    await step('proof', () => proveParts(schemas, unsplit(operations)));
  });
}
