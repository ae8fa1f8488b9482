import { Migrator } from '@mikro-orm/migrations';
import { defineEntity, MikroORM, p, type Options } from '@mikro-orm/postgresql';

type Entities = Options['entities'];

const Author = defineEntity({
  name: 'Author',
  properties: { id: p.integer().primary(), name: p.string().unique(), bio: p.text().nullable() },
});

const AuthorWithMail = defineEntity({
  name: 'Author',
  properties: {
    id: p.integer().primary(),
    name: p.string().unique(),
    bio: p.text().default("it's; $1 ?\n--"),
    mail: p.string().length(100).nullable(),
  },
});

const Book = defineEntity({
  name: 'Book',
  properties: {
    id: p.integer().primary(),
    title: p.string().index(),
    state: p.enum(() => ({ Draft: 'draft', Printed: 'printed' })).nativeEnumName('book_state'),
    author: () => p.manyToOne(AuthorWithMail).deleteRule('cascade'),
  },
});

/** What the entities were when each migration was generated. */
const STAGES: readonly { name: string; entities: Entities }[] = [
  { name: 'authors', entities: [Author] },
  { name: 'books', entities: [AuthorWithMail, Book] },
  { name: 'no_books', entities: [AuthorWithMail] },
];

/** By file, in order, as MikroORM's ledger has them. */
export const NAMES = STAGES.map(({ name }, stage) => fileName(stage, name));

/** Lets MikroORM's own migrator write its migrations into a folder: an initial one and two differences. */
export async function generateMigrations(
  url: string,
  folder: string,
  emit: 'ts' | 'js' | 'cjs' = 'ts',
): Promise<void> {
  for (const [stage, { name, entities }] of STAGES.entries()) {
    await using project = await openProject(url, folder, { stage, entities, emit });
    await project.orm.migrator.create(undefined, false, stage === 0, name);
  }
}

/** Applies them as MikroORM does, all or up to one. */
export async function migrateByMikroOrm(url: string, folder: string, to?: string): Promise<void> {
  await using project = await openProject(url, folder, {});
  await project.orm.migrator.up({ to });
}

interface Stage {
  stage?: number;
  entities?: Entities;
  emit?: 'ts' | 'js' | 'cjs';
}

async function openProject(url: string, folder: string, { stage = 0, entities = [], emit = 'ts' }: Stage) {
  const orm = await MikroORM.init({
    clientUrl: url,
    entities,
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator],
    migrations: {
      path: folder,
      pathTs: folder,
      emit,
      silent: true,
      fileName: (_timestamp, name = '') => fileName(stage, name),
    },
  });
  return { orm, [Symbol.asyncDispose]: () => orm.close() };
}

/** As MikroORM's default would be, on another day for each. */
function fileName(stage: number, name: string): string {
  return `Migration2024010${stage + 1}120000_${name}`;
}
