import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { MikroORM } from '@mikro-orm/postgresql';

import { FileExistsError, UnknownEntityError } from '../../src/index.js';
import { FactoryWriter } from '../../src/factories/factory.writer.js';
import { resolveOptions } from '../../src/siskin.options.js';
import { rejection } from '../fixtures/lab.js';
import { entities } from './blog.js';

describe('FactoryWriter', () => {
  let folder: string;
  let writer: FactoryWriter;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'siskin-writer-'));
    const orm = await MikroORM.init({ entities, dbName: 'none' });
    writer = new FactoryWriter(orm, resolveOptions({ factories: { path: folder } }));
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
});
