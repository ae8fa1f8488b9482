import { defineEntity, p } from '@mikro-orm/postgresql';

import {
  AutogenerateNotProvedError,
  EntitySchemaError,
  MigrationReplayError,
  AmbiguousParentError,
} from '../../../src/index.js';
import { rejection } from '../../fixtures/lab.js';
import { EntityProject } from './entity-project.js';
import { id, thing } from './matrix.fixture.js';

let project: EntityProject;
beforeEach(async () => void (project = await EntityProject.open()));
afterEach(() => project[Symbol.asyncDispose]());

const V1 = thing({ name: p.text() });
const V2 = thing({ name: p.text(), size: p.integer().nullable() });

describe('what entities are compared with', () => {
  it('is what the migrations build, whatever the database is; or that; or nothing', async () => {
    const written = await (await project.service(V1)).autogenerate('initial', { from: 'empty' });
    expect(written.changes).toEqual(['create table thing']);
    const service = await project.service(V2);
    // The database has nothing yet.
    const { changes } = await service.checkEntities({ from: 'database' }).then(({ differences }) => ({
      changes: differences.map(({ change }) => change),
    }));
    expect(changes).toEqual(['create table thing']);
    expect((await service.autogenerate('size')).changes).toEqual(['add column thing.size integer']);
    await (await project.service(V2)).migrate();
    await project.query('alter table thing drop column size; create table stray (id int)');
    const found = await project.service(V2);
    expect((await found.checkEntities()).differences).toEqual([]);
    const stale = await found.autogenerate('stale', { from: 'database', drop: ['stray'] });
    expect(stale.changes).toEqual(['drop table stray', 'add column thing.size integer']);
    const again = await (await project.service(V2)).checkEntities({ from: 'empty' });
    expect(again.differences.map(({ change }) => change)).toEqual(['create table thing']);
  });
});

describe('what can not be compared', () => {
  it('has several heads', async () => {
    await project.write({
      '1_a.sql': '-- revision: aaaaaaaaaaaa\n-- parents: \n\n-- up\ncreate table a (id int);',
      '2_b.sql': '-- revision: bbbbbbbbbbbb\n-- parents: \n\n-- up\ncreate table b (id int);',
    });
    const service = await project.service(V1);
    const error = await rejection(service.autogenerate('two'), AmbiguousParentError);
    expect(error.heads.map(({ revision }) => revision)).toEqual(['aaaaaaaaaaaa', 'bbbbbbbbbbbb']);
  });

  it('has a broken migration', async () => {
    await project.write({ '1_broken.sql': '-- up\ncreate table broken (id missing);' });
    const service = await project.service(V1);
    const error = await rejection(service.autogenerate('next'), MigrationReplayError);
    expect(error.message).toContain('type "missing" does not exist');
    expect(error.message).toMatch(/`nest-cmd db:check --from database`\.$/);
  });

  it('is an entity whose schema PostgreSQL refuses', async () => {
    const wrong = defineEntity({
      name: 'Wrong',
      properties: { ...id, at: p.type('nowhere').$type<string>() },
    });
    const service = await project.service([wrong]);
    const error = await rejection(service.autogenerate('next'), EntitySchemaError);
    expect(error.message).toBe(
      [
        `The schema of the entities can't be made on a scratch database, after the migrations. The server refused a statement: type "nowhere" does not exist`,
        '  create table "wrong" ("id" serial primary key, "at" nowhere not null)',
        'Create in a migration what the entity needs and MikroORM does not make, such as an extension, a domain or a function: make:migration',
      ].join('\n'),
    );
  });
});

describe('what is written', () => {
  it('is what a hook makes of it, and tried unless that is not wished for', async () => {
    await project.step(V1);
    const service = await project.service(V2, { autogenerate: { rewrite: () => [] } });
    expect(await service.autogenerate('none', { prove: false })).toMatchObject({
      migrations: [],
      changes: [],
    });
    const missing = { kind: 'dropConstraint', table: 'thing', name: 'missing' } as const;
    const was = { type: 'check', name: 'missing', expression: 'true' } as const;
    const wrong = await project.service(V2, {
      autogenerate: { rewrite: (operations) => [...operations, { ...missing, was }] },
    });
    const error = await rejection(wrong.autogenerate('wrong'), AutogenerateNotProvedError);
    expect([error.way, error.doubt]).toEqual([
      'up',
      {
        statement: 'alter table "thing" drop constraint "missing"',
        reason: 'constraint "missing" of relation "thing" does not exist',
      },
    ]);
    const { changes } = await wrong.autogenerate('wrong', { prove: false });
    expect(changes).toEqual(['add column thing.size integer', 'drop constraint missing on thing']);
  });
});
