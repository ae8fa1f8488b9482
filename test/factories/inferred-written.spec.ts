import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';

import type { EntityName } from '@mikro-orm/core';
import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { MikroORM } from '@mikro-orm/postgresql';
import type { Provider } from '@nestjs/common';

import { PageView } from '../../examples/blog/src/analytics/page-view.entity.js';
import { Tag } from '../../examples/blog/src/tags/tag.entity.js';
import { User } from '../../examples/blog/src/users/user.entity.js';
import { REPOSITORY } from '../fixtures/folders.js';
import { blogEntities } from './blog-entities.js';
import { registryOf } from './registry-of.js';
import { writerOf } from './writer-of.js';

describe('a file of make:factory', () => {
  let folder: string;
  let orm: MikroORM;

  beforeAll(async () => {
    await mkdir(join(REPOSITORY, '.siskin'), { recursive: true });
    folder = await mkdtemp(join(REPOSITORY, '.siskin/written-'));
    orm = new MikroORM({ entities: blogEntities, dbName: 'none', metadataProvider: ReflectMetadataProvider });
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each([User, Tag, PageView].map((entity) => [entity.name, entity as EntityName<object>] as const))(
    'gives %s the values that were inferred',
    async (name, entity) => {
      const { path } = await (await writerOf(orm, folder)).write(name);
      const written = (await import(path)) as Record<string, Provider>;

      const [inferred, provided] = [await registryOf(orm), await registryOf(orm, Object.values(written))];
      const factories = provided.fork({ randomSeed: 1 }).of(entity);
      expect(factories.constructor.name).toBe(`${name}Factory`);
      expect(await factories.count(5).raw()).toEqual(
        await inferred.fork({ randomSeed: 1 }).of(entity).count(5).raw(),
      );
    },
  );
});
