import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { MikroORM } from '@mikro-orm/postgresql';

import { FileExistsError, UnknownEntityError } from '../../src/index.js';
import type { FactoryWriter } from '../../src/factories/factory.writer.js';
import { rejection } from '../fixtures/lab.js';
import { entities, TagFactory } from './blog.js';
import { writerOf } from './writer-of.js';

describe('FactoryWriter', () => {
  let folder: string;
  let writer: FactoryWriter;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'siskin-writer-'));
    const orm = await MikroORM.init({ entities, dbName: 'none' });
    writer = await writerOf(orm, folder, [TagFactory]);
  });
  afterEach(() => rm(folder, { recursive: true }));

  it.each(['User', 'user', 'UserFactory'])(
    'writes the factory of %s, and never over another',
    async (name) => {
      const path = join(folder, 'user.factory.ts');
      expect(await writer.write(name)).toEqual({ factory: 'UserFactory', path });
      expect(await readFile(path, 'utf8')).toContain('export class UserFactory extends EntityFactory<');
      await rejection(writer.write(name), FileExistsError);
    },
  );

  it('knows no other entities', async () => {
    const error = await rejection(writer.write('Usre'), UnknownEntityError);
    expect(error).toMatchObject({ entity: 'Usre', remedy: 'Did you mean User?' });
  });

  it('writes those of all entities that have none, and leaves files alone', async () => {
    const post = { factory: 'PostFactory', path: join(folder, 'post.factory.ts') };
    const user = { factory: 'UserFactory', path: join(folder, 'user.factory.ts') };
    await writeFile(user.path, '// mine\n');

    expect(await writer.createAll()).toEqual({ written: [post], existing: [user] });
    expect(await readFile(user.path, 'utf8')).toBe('// mine\n');
    expect((await readdir(folder)).sort()).toEqual(['post.factory.ts', 'user.factory.ts']);
    expect(await writer.createAll()).toEqual({ written: [], existing: [post, user] });
  });
});
