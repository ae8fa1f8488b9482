import { isDeepStrictEqual } from 'node:util';

import type { Change, Operation, OtherFact, SchemaKind } from '../../../src/index.js';
import { readFile } from 'node:fs/promises';
import { EntityProject } from './entity-project.js';
import { thing } from './matrix.fixture.js';
import { p } from '@mikro-orm/postgresql';

/** Servers of foreign data. */
function servers(...wanted: string[]): SchemaKind {
  return {
    kind: 'server',
    read: (ask) =>
      ask<OtherFact>('select srvname as name, null as definition from pg_foreign_server order by 1'),
    declared: () => wanted.map((name) => ({ name, definition: null })),
    compare: ({ before, after }) => [
      ...without(after, before).map(({ name }) => change(create(name), drop(name))),
      ...without(before, after).map(({ name }) => change(drop(name), create(name))),
    ],
  };
}

const create = (name: string) => `create server ${name} foreign data wrapper nothing`;
const drop = (name: string) => `drop server ${name}`;

function change(up: string, down: string): Change {
  return { phase: 'alter tables', operation: { kind: 'sql', text: up, reverse: down } };
}

function without(facts: readonly OtherFact[], others: readonly OtherFact[]): readonly OtherFact[] {
  return facts.filter((fact) => !others.some((other) => isDeepStrictEqual(fact, other)));
}

const given: Operation = {
  kind: 'sql',
  text: 'create foreign data wrapper nothing',
  reverse: 'drop foreign data wrapper nothing',
};

async function codeOf(path: string | undefined): Promise<string[]> {
  const text = await readFile(path ?? '', 'utf8');
  return text.split('\n').flatMap((line) => /^ {4}(.*)$/.exec(line)?.[1] ?? []);
}

it('compares kinds of objects that the application adds, with hooks on what is written', async () => {
  await using project = await EntityProject.open();
  const entities = thing({ name: p.text() });
  const { migrations } = await project.step(entities, {
    settings: { autogenerate: { rewrite: (operations) => [given, ...operations] } },
  });
  expect((await codeOf(migrations[0]?.path))[0]).toBe(
    "op.sql('create foreign data wrapper nothing', { reverse: 'drop foreign data wrapper nothing' });",
  );

  const settings = { autogenerate: { kinds: [servers('reports')] } };
  const added = await project.step(entities, { settings });
  expect(added.changes).toEqual([create('reports')]);
  expect(await project.query('select srvname from pg_foreign_server')).toEqual([{ srvname: 'reports' }]);
  expect((await project.step(entities, { settings })).migrations).toEqual([]);

  const none = { autogenerate: { kinds: [servers()] } };
  const service = await project.service(entities, none);
  expect(await service.checkEntities()).toMatchObject({ differences: [{ change: drop('reports') }] });
  await project.query(create('billing'));
  expect(await service.drift()).toEqual([
    { change: create('billing'), code: expect.any(String), remedy: [drop('billing')] },
  ]);
});

const render = ({ kind }: Operation) => (kind === 'createTable' ? 'makeThings(op)' : undefined);

it('writes the code of an operation as a hook says', async () => {
  await using project = await EntityProject.open();
  const service = await project.service(thing({ name: p.text() }), { autogenerate: { render } });
  const { migrations } = await service.autogenerate('things');
  expect(await codeOf(migrations[0]?.path)).toEqual(['makeThings(op);']);
});
