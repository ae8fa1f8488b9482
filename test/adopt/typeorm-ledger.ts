import { DataSource, EntitySchema, type MigrationInterface, type QueryRunner } from 'typeorm';

class CreateAuthors1700000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table authors (id serial primary key, name text not null)');
  }

  async down(): Promise<void> {}
}

class CreateBooks1710000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table books (id serial primary key, author int not null references authors)');
  }

  async down(): Promise<void> {}
}

/** For the sake of it TypeORM keeps its table of metadata. */
const names = new EntitySchema({
  name: 'Names',
  type: 'view',
  expression: 'select name from authors',
  columns: { name: { type: 'text' } },
});

/** Lets TypeORM apply its migrations: `node typeorm-ledger.ts <url>`. */
const [url] = process.argv.slice(2);
const migrations = [CreateBooks1710000000000, CreateAuthors1700000000000];
const source = new DataSource({ type: 'postgres', url, entities: [names], migrations });
await source.initialize();
await source.runMigrations();
await source.destroy();
