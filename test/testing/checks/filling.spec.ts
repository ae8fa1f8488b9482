import { defineEntity, p } from '@mikro-orm/core';

import { faultsOf, removeChecked, sqlMigration } from './checked.js';

afterAll(removeChecked);

/** Shows the rows that a table has been given: it deletes them, and `down` does not give them back. */
const REVEAL = sqlMigration('reveal', ['delete from things'], []);

async function rowsOf(columns: string, options = {}, entities: Parameters<typeof faultsOf>[2] = []) {
  const things = sqlMigration('things', [`create table things (${columns})`], ['drop table things']);
  const faults = await faultsOf({ '1': things, '2': REVEAL }, options, entities);
  return {
    rows: faults.flatMap(({ table, differences }) => (table === 'public.things' ? differences : [])),
    checks: faults.map(({ check }) => check),
  };
}

describe('Rows between the steps', () => {
  it('have values of all columns, the last one of those that it must have', async () => {
    const { rows } = await rowsOf(
      `id integer primary key, code char(2) not null, price numeric(4,2) check (price > 90), at timestamptz, tags text[], kind text check (kind in ('a', 'b'))`,
    );
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatch(
      /^- id: 4, code: \w ?, price: 9\d(\.\d+)?, at: 2024-01-.*, tags: .*, kind: [ab]$/,
    );
    expect(rows[2]).toMatch(/^- id: 6, code: \w ?, price: null, at: null, tags: null, kind: null$/);
  });

  it('are as many as is asked for', async () => {
    expect((await rowsOf('id integer primary key', { rows: 5 })).rows).toHaveLength(5);
    expect((await rowsOf('id integer primary key', { rows: 0 })).rows).toEqual([]);
  });

  it('come from factories where an entity fits', async () => {
    const Thing = defineEntity({
      name: 'Thing',
      tableName: 'things',
      properties: { id: p.integer().primary(), firstName: p.text() },
    });
    const { rows } = await rowsOf('id serial primary key, first_name text not null', {}, [Thing]);
    expect(rows).toHaveLength(3);
    expect(rows.join()).not.toMatch(/first_name \d/);
  });

  it('come from the columns where the entity has got more', async () => {
    const Thing = defineEntity({
      name: 'Thing',
      tableName: 'things',
      properties: { id: p.integer().primary(), firstName: p.text(), age: p.integer() },
    });
    const { rows, checks } = await rowsOf('id serial primary key, first_name text not null', {}, [Thing]);
    expect(rows.join()).toMatch(/first_name: first_name \d/);
    expect(checks).toContain('entities match the migrations');
  });
});
