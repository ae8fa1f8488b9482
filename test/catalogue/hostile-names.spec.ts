import { escapeIdentifier, escapeLiteral } from 'pg';

import type { ObjectName } from '../../src/database/object-name.js';
import { HOSTILE_NAMES, type Names } from '../operations/hostile-names.js';
import { useCatalogue } from './catalogue-database.js';

const catalogue = useCatalogue('select');

describe.each(Object.entries(HOSTILE_NAMES))('with %s', (_kind, names) => {
  const { schema, table, other, column, second, object } = names;
  const named = (name: string): ObjectName => ({ schema, name });

  beforeEach(async () => {
    await catalogue().client.query(schemaOf(names));
    await catalogue().client.query(`set local search_path = ${escapeIdentifier(schema)}`);
  });

  it.each([
    { how: 'alone', name: (name: string) => ({ name }) },
    { how: 'with its schema', name: named },
  ])('finds each object by its name $how', async ({ name }) => {
    const { inspect } = catalogue();
    expect({
      table: await inspect.hasTable(name(table)),
      view: await inspect.hasView(name(`${object}v`.slice(-20))),
      sequence: await inspect.hasSequence(name(`${object}s`.slice(-20))),
      enum: await inspect.hasEnum(name(object)),
      function: await inspect.hasFunction(name(object)),
      column: await inspect.hasColumn(name(table), column),
      columns: await inspect.hasColumns(name(table), [second, column]),
      index: await inspect.hasIndex(name(table), object),
      indexed: await inspect.hasIndex(name(table), [column, second]),
      constraint: await inspect.hasConstraint(name(other), object),
      foreignKey: await inspect.hasForeignKey(name(other), [column]),
      schema: await inspect.hasSchema(schema),
      enumValues: await inspect.enumValues(name(object)),
    }).toEqual({
      table: true,
      view: true,
      sequence: true,
      enum: true,
      function: true,
      column: true,
      columns: true,
      index: true,
      indexed: true,
      constraint: true,
      foreignKey: true,
      schema: true,
      enumValues: [column, second],
    });
  });

  it('finds nothing under a name that only begins or ends so', async () => {
    const { inspect } = catalogue();
    expect({
      table: await inspect.hasTable(named(near(table))),
      column: await inspect.hasColumn(named(table), near(column)),
      index: await inspect.hasIndex(named(table), near(object)),
      constraint: await inspect.hasConstraint(named(other), near(object)),
      enum: await inspect.hasEnum(named(near(object))),
      function: await inspect.hasFunction(named(near(object))),
      schema: await inspect.hasSchema(near(schema)),
    }).toEqual({
      table: false,
      column: false,
      index: false,
      constraint: false,
      enum: false,
      function: false,
      schema: false,
    });
  });

  it('gives names back as they are', async () => {
    const { inspect } = catalogue();
    expect((await inspect.tables(schema)).map(({ name }) => name).toSorted()).toEqual(
      [table, other].toSorted(),
    );
    expect((await inspect.columns(named(table))).map(({ name }) => name)).toEqual([column, second]);
    expect(await inspect.indexes(named(table))).toContainEqual(
      expect.objectContaining({ name: object, columns: [column, second] }),
    );
    expect(await inspect.foreignKeys(named(other))).toMatchObject([
      { name: object, columns: [column], references: { schema, table, columns: [column] } },
    ]);
  });
});

it('cuts a name where PostgreSQL cuts it', async () => {
  const { client, inspect } = catalogue();
  const long = `${'ü'.repeat(31)}bcdefgh`;
  await client.query(`create table "${long}" ("${long}" integer)`);
  expect(await inspect.hasTable(long)).toBe(true);
  expect(await inspect.hasColumn(long, long)).toBe(true);
  expect(await inspect.tables()).toMatchObject([{ name: `${'ü'.repeat(31)}b` }]);
});

function near(name: string): string {
  return Buffer.byteLength(name) < 63 ? `${name}x` : name.slice(1);
}

function schemaOf({ schema, table, other, column, second, object }: Names): string {
  const [s, t, o, c, d, n] = [schema, table, other, column, second, object].map(escapeIdentifier);
  const [view, sequence] = [`${object}v`.slice(-20), `${object}s`.slice(-20)].map(escapeIdentifier);
  return `
    create schema if not exists ${s};
    create table ${s}.${t} (${c} integer primary key, ${d} text);
    create index ${n} on ${s}.${t} (${c}, ${d});
    create table ${s}.${o} (${c} integer, constraint ${n} foreign key (${c}) references ${s}.${t} (${c}));
    create view ${s}.${view} as select 1 as one;
    create sequence ${s}.${sequence};
    create type ${s}.${n} as enum (${escapeLiteral(column)}, ${escapeLiteral(second)});
    create function ${s}.${n}() returns integer language sql as 'select 1'`;
}
