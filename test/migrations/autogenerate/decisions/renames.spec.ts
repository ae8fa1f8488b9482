import { decide } from '../../../../src/migrations/autogenerate/decisions/decide.js';
import { renameOperations } from '../../../../src/migrations/autogenerate/decisions/rename-operations.js';
import { invertOperations } from '../../../../src/migrations/operations/invert.js';
import { apply, useOperationsDatabase } from '../../../operations/operations-database.js';
import { decisions, model } from './models.js';

const client = useOperationsDatabase();

/** The columns of all tables. */
async function columns(): Promise<string[]> {
  const { rows } = await client().query<{ name: string }>(
    `select format('%s.%s.%s', table_schema, table_name, column_name) as name
       from information_schema.columns where table_schema in ('public', 'shop') order by 1`,
  );
  return rows.map(({ name }) => name);
}

describe('Decided renames', () => {
  const before = model({
    tables: {
      users: { id: 'integer', name: 'text' },
      'shop.carts': { id: 'integer', 'a.b': 'text' },
      'shop.users': { name: 'text' },
    },
  });
  const after = model({
    tables: {
      people: { id: 'integer', full_name: 'text' },
      'shop.baskets': { id: 'integer', 'c.d': 'text' },
      'shop.users': { full_name: 'text' },
    },
  });
  const flags = {
    rename: [
      'users:people',
      'people.name:full_name',
      'shop.carts:baskets',
      'shop.baskets.a.b:shop.baskets.c.d',
      'shop.users.name:full_name',
    ],
  };

  beforeEach(async () => {
    await client().query(`
      create schema shop;
      create table users (id integer, name text);
      create table shop.carts (id integer, "a.b" text);
      create table shop.users (name text);
      insert into users values (1, 'Ada');
      insert into shop.carts values (1, 'x')`);
  });

  it('keep the rows, and are undone by their inverse', async () => {
    const decided = await decide({ before, after }, decisions(flags));
    const were = await columns();
    const operations = renameOperations(decided, before);
    await apply(client(), operations);
    expect(await columns()).toEqual([
      'public.people.full_name',
      'public.people.id',
      'shop.baskets.c.d',
      'shop.baskets.id',
      'shop.users.full_name',
    ]);
    const { rows } = await client().query('select full_name, "c.d" from people join shop.baskets using (id)');
    expect(rows).toEqual([{ full_name: 'Ada', 'c.d': 'x' }]);

    await apply(client(), invertOperations(operations, 'r1'));
    expect(await columns()).toEqual(were);
  });
});
