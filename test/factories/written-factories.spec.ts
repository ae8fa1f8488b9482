import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { MikroORM } from '@mikro-orm/postgresql';

import { checkTypes } from '../docs/check-types.js';
import { REPOSITORY } from '../fixtures/folders.js';
import { writerOf } from './writer-of.js';
import { blogEntities } from './blog-entities.js';
import * as zoo from './inference-entities.js';

describe('the files of make:entity-factories', () => {
  let folder: string;

  beforeAll(async () => {
    await mkdir(join(REPOSITORY, '.siskin'), { recursive: true });
    folder = await mkdtemp(join(REPOSITORY, '.siskin/factories-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('compile against entities of all shapes, and leave to the compiler what has no expression', async () => {
    const orm = new MikroORM({
      entities: [...zoo.entities, ...blogEntities],
      dbName: 'none',
      metadataProvider: ReflectMetadataProvider,
    });
    const { written } = await (await writerOf(orm, folder)).createAll();

    expect(written.map(({ factory }) => factory)).toEqual(
      [...zoo.entities, ...blogEntities]
        .filter((entity) => !zoo.embeddables.includes(entity))
        .map(({ name }) => `${name}Factory`)
        .sort(),
    );
    const complaints = (await checkTypes(folder)).split('\n').filter((line) => /error TS/.test(line));
    expect(complaints).toEqual([expect.stringMatching(/^sink\.factory\.ts.*'by' is missing in type/)]);
    const credit = await readFile(join(folder, 'credit.factory.ts'), 'utf8');
    expect(credit).toContain(
      `  director() {\n    return this.state({ role: 'director' as Credit['role'] });\n  }\n`,
    );
  });
});
