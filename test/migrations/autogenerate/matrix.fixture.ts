import { defineEntity, p } from '@mikro-orm/postgresql';

import type { MigrationOptions } from '../../../src/index.js';
import type { AutogenerateOptions } from '../../../src/migrations/autogenerate/autogenerate.js';
import { EntityProject, type Entities } from './entity-project.js';

/** A change of entities, which is made and undone; the other way round it is another one. */
export interface EntityChange {
  before: Entities;
  after: Entities;
  /** What somebody has to say. */
  forth?: AutogenerateOptions;
  back?: AutogenerateOptions;
  /** Before the first migration, such as an extension. */
  given?: string;
  settings?: MigrationOptions;
}

type Properties = Exclude<Parameters<typeof defineEntity>[0]['properties'], (...given: never[]) => unknown>;

export const id = { id: p.integer().primary() };

/** An entity `Thing` of the table `thing`. */
export function thing(properties: Properties, options: object = {}): Entities {
  return [defineEntity({ name: 'Thing', properties: { ...id, ...properties }, ...options })];
}

/**
 * Entities v1, migrate, entities v2, migrate: the schema is that of v2. Once more: there is nothing to write. Undone: it is that of
 * v1.
 */
export async function testChange({
  before,
  after,
  forth = {},
  given,
  settings = {},
}: EntityChange): Promise<void> {
  await using project = await EntityProject.open();
  await project.query(given ?? 'select 1');
  await project.step(before, { settings });
  expect(await project.lines()).toEqual(await project.linesOfEntities(before));

  const { migrations, changes } = await project.step(after, { ...forth, settings });
  expect({ changes: changes.length > 0, migrations: migrations.length > 0 }).toEqual({
    changes: true,
    migrations: true,
  });
  expect(await project.lines()).toEqual(await project.linesOfEntities(after));

  const service = await project.service(after, settings);
  expect(await service.autogenerate('again')).toMatchObject({ migrations: [], changes: [] });
  expect(await service.checkEntities()).toMatchObject({ differences: [] });

  await service.rollback({ step: migrations.length });
  expect(await project.lines()).toEqual(await project.linesOfEntities(before));
}

/** {@link testChange} of each, there and back. */
export function testChanges(changes: Record<string, EntityChange>): void {
  describe.each(Object.entries(changes))('%s', (_, { back, forth, ...change }) => {
    it('is made', () => testChange({ ...change, ...(forth && { forth }) }));
    it('is made the other way round', () => {
      const { before: after, after: before } = change;
      return testChange({ ...change, before, after, ...(back && { forth: back }) });
    });
  });
}
