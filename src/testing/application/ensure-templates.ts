import { DEFAULT_DATABASE } from '../../siskin.constants.js';
import type { SeederTarget } from '../../seeders/index.js';
import { newCloneName } from '../server/index.js';
import { ensureTemplate, fingerprintOf, type TemplateDatabase } from '../templates/index.js';
import { type DatabaseServices, servicesOf } from './application.js';
import { Connections } from './connections.js';
import type { CreatedApplication, Testable } from './create-application.js';
import type { TestGround } from './test-ground.js';

/** What templates are built of. */
export interface TemplateGround extends TestGround {
  /** Another application, for seeding: it is initialised, and closed when it has seeded. */
  create(): Promise<CreatedApplication<Testable>>;
  readonly randomSeed: number;
  seedersOf(database: string): readonly string[];
}

/** The templates of all databases of an application by name: migrated, and seeded where seeders are asked for. */
export async function ensureTemplates(
  ground: TemplateGround,
  databases: readonly DatabaseServices[],
): Promise<ReadonlyMap<string, TemplateDatabase>> {
  const migrated = new Map<string, TemplateDatabase>();
  for (const database of databases) {
    migrated.set(database.name, await ensureMigrated(ground, database));
  }
  const ready = new Map(migrated);
  for (const database of databases) {
    const seeders = ground.seedersOf(database.name);
    if (seeders.length > 0) {
      ready.set(database.name, await ensureSeeded(ground, database, seeders, migrated));
    }
  }
  return ready;
}

async function ensureMigrated(
  { server, run }: TestGround,
  { orm, options, migrations }: DatabaseServices,
): Promise<TemplateDatabase> {
  const ground = { serverVersion: server.facts.version, run };
  const fingerprint = await fingerprintOf({ orm, options }, undefined, ground);
  return ensureTemplate(server, fingerprint, async (url) => {
    const connections = new Connections(orm);
    await connections.lead({ url });
    try {
      await migrations.migrate();
    } finally {
      await connections.release();
    }
  });
}

async function ensureSeeded(
  ground: TemplateGround,
  database: DatabaseServices,
  seeders: readonly string[],
  migrated: ReadonlyMap<string, TemplateDatabase>,
): Promise<TemplateDatabase> {
  const { server, run, randomSeed } = ground;
  const { name, orm, options } = database;
  const classes = await database.seedingClasses();
  const versions = { serverVersion: server.facts.version, run };
  const fingerprint = await fingerprintOf({ orm, options }, { seeders, classes, randomSeed }, versions);
  const seed = (url: string) => seedAt(ground, { name, url, seeders, migrated });
  return ensureTemplate(server, fingerprint, seed, migrated.get(name));
}

interface Seeding {
  readonly name: string;
  readonly url: string;
  readonly seeders: SeederTarget;
  readonly migrated: ReadonlyMap<string, TemplateDatabase>;
}

/** By an application of its own, as the command line would: its other databases are copies that go with the run. */
async function seedAt(ground: TemplateGround, { name, url, seeders, migrated }: Seeding): Promise<void> {
  const { app } = await ground.create();
  try {
    const databases = servicesOf(app);
    for (const database of databases) {
      const to = database.name === name ? { url } : await copyOf(migrated.get(database.name), ground);
      await new Connections(database.orm).lead(to);
      if (database.name === DEFAULT_DATABASE) {
        process.env['DATABASE_URL'] = to.url;
      }
    }
    await app.init();
    const seeded = databases.find((database) => database.name === name);
    await seeded?.seeders.run(seeders, { randomSeed: ground.randomSeed, force: true });
  } finally {
    await app.close();
  }
}

async function copyOf(template: TemplateDatabase | undefined, { run }: TestGround) {
  if (template === undefined) {
    throw new TypeError('Each database of an application has a template.');
  }
  return template.clone(newCloneName(run));
}
