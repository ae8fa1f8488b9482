import type { INestApplicationContext } from '@nestjs/common';

import { DEFAULT_DATABASE } from '../../siskin.constants.js';
import { DatabaseHistory } from '../history/database-history.js';
import { createIsolation } from '../isolation/create-isolation.js';
import type { DatabaseTestOptions, UseDatabaseOptions } from '../options.js';
import { type DatabaseServices, servicesOf } from './application.js';
import { Connections } from './connections.js';
import { createApplication, type CreateTestable, type Testable } from './create-application.js';
import { ensureTemplates } from './ensure-templates.js';
import { keepEnvironment } from './keep-environment.js';
import { seederNames } from './seeder-names.js';
import { setRandomSeed } from './random-seed.js';
import { openGround, type TestGround } from './test-ground.js';
import { TestedDatabase } from './tested-database.js';

export interface OpenApplication<T extends Testable> {
  readonly subject: T;
  readonly app: INestApplicationContext;
  readonly databases: ReadonlyMap<string, TestedDatabase>;
  readonly randomSeed: number;
  close(): Promise<void>;
}

/** What is to be done in the end, the last one first. */
type Closing = (() => unknown)[];

const RANDOM_SEED = 1;
/** Rows of seeders may hold what the first sequences of factories stand for. */
const SEQUENCES_AFTER_SEEDING = 1_000_000;

/** Creates an application, leads it to databases for its tests, and initialises it. What fails leaves nothing open. */
export async function openApplication<T extends Testable>(
  create: CreateTestable<T>,
  options: UseDatabaseOptions,
): Promise<OpenApplication<T>> {
  const giveBack = keepEnvironment('DATABASE_URL', 'SISKIN_RANDOM_SEED');
  const ground = await openGround();
  const closing: Closing = [() => ground.close(), giveBack];
  const close = () => inReverse(closing);
  try {
    const opened = await openOn(ground, create, options, closing);
    return { ...opened, close };
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
}

async function openOn<T extends Testable>(
  ground: TestGround,
  create: CreateTestable<T>,
  options: UseDatabaseOptions,
  closing: Closing,
) {
  const randomSeed = setRandomSeed(options.randomSeed ?? RANDOM_SEED);
  const createOne = <C extends Testable>(one: CreateTestable<C>) =>
    createApplication(one, (database) => ground.server.url(database), options.siskin);
  const { subject, app } = await createOne(create);
  // Its hooks may still want the databases.
  const closingDatabases: Closing = [];
  closing.push(
    () => inReverse(closingDatabases),
    () => app.close(),
  );
  const services = servicesOf(app);
  const templates = await ensureTemplates(
    {
      ...ground,
      randomSeed,
      create: () => createOne<Testable>(create),
      seedersOf: (name) => seederNames(optionsOf(name, options).seed),
    },
    services,
  );
  const databases = new Map<string, TestedDatabase>();
  for (const service of services) {
    const database = await createDatabase(service, { ground, templates, options, randomSeed });
    closingDatabases.push(() => database.close());
    await database.open();
    databases.set(service.name, database);
  }
  const main = databases.get(DEFAULT_DATABASE);
  if (main !== undefined) {
    process.env['DATABASE_URL'] = main.url;
  }
  await app.init();
  return { subject, app, databases, randomSeed };
}

/** All of it, whatever fails; then the first failure is thrown. */
async function inReverse(steps: Closing): Promise<void> {
  const failures: unknown[] = [];
  for (const step of steps.splice(0).toReversed()) {
    try {
      await step();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) {
    throw failures[0];
  }
}

interface DatabaseGround {
  readonly ground: TestGround;
  readonly templates: Awaited<ReturnType<typeof ensureTemplates>>;
  readonly options: UseDatabaseOptions;
  readonly randomSeed: number;
}

async function createDatabase(
  services: DatabaseServices,
  { ground, templates, options, randomSeed }: DatabaseGround,
): Promise<TestedDatabase> {
  const { name, orm, factories } = services;
  const own = optionsOf(name, options);
  const template = templates.get(name);
  if (template === undefined) {
    throw new TypeError('Each database of an application has a template.');
  }
  const connections = new Connections(orm);
  const { server, run, worker } = ground;
  const isolation = await createIsolation(own, {
    name,
    server,
    run,
    worker,
    template,
    lead: (to) => connections.lead(to),
    share: (to) => connections.share(to),
    onStatement: (listener) => connections.statements.onStatement(listener),
  });
  factories.sequences.startAfter(seederNames(own.seed).length > 0 ? SEQUENCES_AFTER_SEEDING : 0);
  const history = new DatabaseHistory(services, { server, template, isolation, connections });
  return new TestedDatabase(services, isolation, connections, randomSeed, history);
}

function optionsOf(name: string, options: UseDatabaseOptions): DatabaseTestOptions {
  const { isolation, per, databases = {} } = options;
  const inherited = { ...(isolation && { isolation }), ...(per && { per }) };
  return name === DEFAULT_DATABASE ? options : { ...inherited, ...databases[name] };
}
