import { join } from 'node:path';

import { PostWriteHookError } from '../../src/index.js';
import { rejection } from '../fixtures/lab.js';
import { read, Workshop } from './workshop.js';

let workshop: Workshop;
beforeAll(async () => void (workshop = await Workshop.open()));
afterAll(() => workshop.close());

const append = `const { appendFileSync } = require('node:fs');
appendFileSync(process.argv.at(-1), '// ' + process.argv.slice(2, -1).join('|') + '\\n');
`;
const fail = `for (let i = 1; i <= 30; i++) console.log('line ' + i);
console.error('that is wrong');
process.exit(3);
`;

/** The service of an application with hooks, and the scripts that they run. */
async function withHooks(hooks: (script: (name: string) => string) => string[]) {
  const scripts = await workshop.folder({ 'append.cjs': append, 'fail.cjs': fail });
  const script = (name: string) => `"${process.execPath}" "${join(scripts, name)}"`;
  return workshop.service(await workshop.folder(), { afterWrite: hooks(script) });
}

describe('migrations.afterWrite', () => {
  it('runs on the new file, in order, without a shell', async () => {
    const migrations = await withHooks((script) => [
      `${script('append.cjs')} first 'a b' {file}`,
      `${script('append.cjs')} $HOME ; *`,
    ]);
    const { path } = await migrations.create('x');
    expect((await read(path)).split('\n').slice(-3)).toEqual(['// first|a b', '// $HOME|;|*', '']);
  });

  it('finds programs in node_modules/.bin', async () => {
    const migrations = await withHooks(() => [
      'prettier --write --no-config --ignore-path none --tab-width 8 {file}',
    ]);
    const { path } = await migrations.create('create users');
    expect(await read(path)).toContain('\n        change(op: Operations) {');
  });

  it('runs on merges, too', async () => {
    const migrations = await withHooks((script) => [`${script('append.cjs')} seen`]);
    await migrations.create('one', { revision: 'a1' });
    await migrations.create('two', { revision: 'b1', head: 'base' });
    expect(await read((await migrations.merge()).path)).toContain('// seen');
  });

  it('shows a failure, and leaves the file and the hooks after it alone', async () => {
    let command = '';
    const migrations = await withHooks((script) => [
      (command = `${script('fail.cjs')} --check`),
      `${script('append.cjs')} never`,
    ]);
    const error = await rejection(migrations.create('x', { revision: 'r1' }), PostWriteHookError);

    expect(error).toMatchObject({ command, exitCode: 3, written: { revision: 'r1' } });
    expect(error.output.split('\n')).toEqual([
      ...Array.from({ length: 19 }, (_, index) => `line ${index + 12}`),
      'that is wrong',
    ]);
    expect(error.problem).toContain(
      `${error.written.path} was written (revision r1), but then \`${command}\` ended with exit code 3.\nline 12\n`,
    );
    expect(await read(error.written.path)).not.toContain('never');
  });

  it('shows a command that is not there', async () => {
    const migrations = await withHooks(() => ['no-such-formatter']);
    const error = await rejection(migrations.create('x'), PostWriteHookError);
    expect(error.exitCode).toBeNull();
    expect(error.problem).toMatch(
      /`no-such-formatter` could not be started: (Error: )?spawn no-such-formatter ENOENT/,
    );
  });
});
