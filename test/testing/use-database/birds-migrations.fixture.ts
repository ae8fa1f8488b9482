import { Folders } from '../../fixtures/folders.js';
import { type MigrationSources, writeMigrations } from '../../fixtures/migration-files.js';

const BIRDS: MigrationSources = {
  '1_birds': {
    revision: 'birds',
    parents: [],
    up(op) {
      op.sql('create table nests (id serial primary key, tree text not null)');
      op.sql(
        'create table birds (id serial primary key, name text not null unique, nest_id integer references nests (id))',
      );
    },
    down(op) {
      op.sql('drop table birds');
      op.sql('drop table nests');
    },
  },
};

let folder: Promise<string> | undefined;

/** The migrations of the birds, written once a file. */
export function folderOfBirds(): Promise<string> {
  return (folder ??= write());
}

async function write(): Promise<string> {
  const made = await new Folders().make();
  await writeMigrations(made, BIRDS);
  return made;
}
