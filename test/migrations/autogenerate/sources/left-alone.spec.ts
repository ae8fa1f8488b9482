import { defineEntity, p } from '@mikro-orm/postgresql';

import { compareModels } from '../../../../src/migrations/autogenerate/difference/compare-models.js';
import { NO_DECISIONS } from '../../../../src/migrations/autogenerate/decisions/decisions.js';
import {
  withSchemas,
  type SchemaRequest,
  type Schemas,
} from '../../../../src/migrations/autogenerate/sources/with-schemas.js';
import type { MigrationSources } from '../../../fixtures/migration-files.js';
import { Workshop, type Entities } from './workshop.fixture.js';

let workshop: Workshop;
beforeAll(async () => void (workshop = await Workshop.open()));
afterAll(() => workshop.close());

const asTheyAre = async (schemas: Schemas) => schemas;

async function read(
  migrations: MigrationSources,
  entities: Entities,
  request: SchemaRequest = {},
): Promise<Schemas> {
  const sources = await workshop.sources(migrations, entities);
  return withSchemas(sources, { cache: false, ...request }, asTheyAre);
}
const changes = ({ before, after }: Schemas) =>
  compareModels({ before, after, decisions: NO_DECISIONS }).map(({ operation }) => operation.kind);
const shown = (references: Schemas['leftAlone']) =>
  references.map(({ kind, name }) => `${kind} ${name}`).toSorted();

const User = defineEntity({
  name: 'User',
  tableName: 'users',
  properties: { id: p.integer().primary(), name: p.text() },
});

/** Beside a table that is as the entity says it. */
const BY_HAND: MigrationSources = {
  '1_users.sql': `-- up
create table users (id serial primary key, name text not null) with (fillfactor = 70);
create function touch() returns trigger language plpgsql as 'begin return new; end';
create trigger stamp before insert on users for each row execute function touch();
alter table users enable row level security;
create policy own on users using (true);
create view names as select name from users;
create materialized view counts as select count(*) as n from users;
create function rows_of() returns setof users language sql as 'select * from users';
create table audit_users (id int references users, at timestamptz);
create table flyway_schema_history (x int);
alter table users alter name set storage external;`,
};
const AUDIT = { exclude: { tables: ['audit_*'] } };

describe('what migrations have made by hand', () => {
  it('makes no difference, and is named', async () => {
    const schemas = await read(BY_HAND, [User], { filter: AUDIT });
    expect(changes(schemas)).toEqual([]);
    const left = schemas.leftAlone.filter(({ kind }) => kind !== 'rowSecurity');
    expect(shown(left)).toEqual([
      'materializedView counts',
      'policy users.own',
      'routine rows_of()',
      'trigger users.stamp',
      'view names',
    ]);
    expect(shown(schemas.ignored)).toEqual(['table audit_users', 'table flyway_schema_history']);
  });

  it('goes where its kind is said to be the own', async () => {
    const schemas = await read(BY_HAND, [User], { own: ['view', 'routine'], filter: AUDIT });
    expect(changes(schemas).toSorted()).toEqual(['dropRoutine', 'dropRoutine', 'dropView']);
  });

  it('lets an entity have a table that the filter leaves out', async () => {
    const Audit = defineEntity({
      name: 'Audit',
      tableName: 'audit_users',
      properties: { id: p.integer().primary(), user: () => p.manyToOne(User) },
    });
    expect(changes(await read(BY_HAND, [User, Audit], { filter: AUDIT }))).toEqual([]);
  });

  it('finds the same on a database that is rebuilt from what was kept', async () => {
    const cache = await workshop.folder();
    const sources = await workshop.sources(BY_HAND, [User]);
    await withSchemas(await workshop.sources(BY_HAND, []), { cache, filter: AUDIT }, asTheyAre);
    const again = await withSchemas(sources, { cache, filter: AUDIT }, asTheyAre);
    expect(changes(again)).toEqual([]);
    expect(changes(again)).toEqual(changes(await read(BY_HAND, [User], { filter: AUDIT })));
  });
});
