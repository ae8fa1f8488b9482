import { ModulesContainer } from '@nestjs/core';
import { Test, type TestingModule } from '@nestjs/testing';

import { SiskinModule } from '../../../src/index.js';
import { runCommand } from '../../../src/testing/application/run-command.js';
import { Lab, orm } from '../../fixtures/lab.js';
import type { MigrationSources } from '../../fixtures/migration-files.js';

const users: MigrationSources = {
  '1_users': {
    revision: 'users',
    parents: [],
    up(op) {
      op.sql('create table users (id integer)');
    },
  },
};

describe('A command in a running application', () => {
  let lab: Lab;
  let app: TestingModule;
  beforeEach(async () => {
    lab = await Lab.open();
    const folder = await lab.folder(users);
    app = await Test.createTestingModule({
      imports: [orm(lab.database.url), SiskinModule.forRoot({ migrations: { paths: [folder] } })],
    }).compile();
    await app.init();
  });
  afterEach(async () => {
    await app.close();
    await lab.close();
  });

  const run = (...args: string[]) => runCommand(app.get(ModulesContainer), args);

  it('works with its services, and leaves it open', async () => {
    expect(await run('db:status', '--pending')).toMatchObject({ exitCode: 3 });
    expect(await run('db:migrate', '--quiet')).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    expect(await lab.tables()).toEqual(['users']);

    const { stdout, stderr, exitCode } = await run('db:status', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ applied: 1, pending: 0 });
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  });

  it('says what is wrong with the usage, or with the work, as on a command line', async () => {
    expect(await run('db:migrate', '--nonsense')).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringContaining("error: unknown option '--nonsense'") as unknown,
    });
    expect(await run('db:migrate', 'nowhere')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(/^✗ /) as unknown,
    });
  });

  it('runs one after another, each with its own arguments', async () => {
    const [argv, isTerminal] = [process.argv, process.stdout.isTTY];
    const [migrated, status] = await Promise.all([run('db:migrate'), run('db:status', '--json')]);
    expect(migrated.stdout).toContain('1_users');
    expect(JSON.parse(status.stdout)).toMatchObject({ applied: 1 });
    expect([process.argv, process.stdout.isTTY]).toEqual([argv, isTerminal]);
  });
});
