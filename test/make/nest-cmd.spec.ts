import { join, relative } from 'node:path';

import { migration, read, Workshop } from './workshop.js';

let workshop: Workshop;
beforeAll(async () => void (workshop = await Workshop.open()));
afterAll(() => workshop.close());

const branched = {
  'src/migrations/1_a1.ts': migration('a1', []),
  'src/migrations/2_a2.ts': migration('a2', ['a1']),
  'src/migrations/3_b2.ts': migration('b2', ['a1']),
};
const editor = `const { appendFileSync } = require('node:fs');
console.log('editing');
appendFileSync(process.argv.at(-1), '// ' + process.argv.slice(2, -1).join(' ') + '\\n');
process.exit(Number(process.env.EDITOR_EXIT ?? 0));
`;

describe('nest-cmd', () => {
  it('makes migrations, merges and moves them, and migrates what it wrote', async () => {
    const folder = await workshop.application(branched);
    const nestCmd = async (...args: string[]) => workshop.nestCmd(folder, args);

    expect(await nestCmd('make:migration', 'add_phone_to_users')).toEqual({
      code: 1,
      stdout: '',
      stderr: [
        '✗ There are 2 heads, so it is not clear which of them the new migration follows:',
        `  - a2 (${folder}/src/migrations/2_a2.ts)`,
        `  - b2 (${folder}/src/migrations/3_b2.ts)`,
        '→ To continue one of them: nest-cmd make:migration NAME --head a2',
        '  To join them first: nest-cmd db:merge',
        '',
      ].join('\n'),
    });

    expect(await nestCmd('db:rebase', 'b2', '--onto', 'a2')).toMatchObject({
      code: 0,
      stdout: 'Rewrote src/migrations/3_b2.ts.\nThe revision b2 follows a2, and a1 no more.\n',
    });

    const made = await nestCmd(
      'make:migration',
      '--head',
      'b2',
      '--label',
      'shop',
      '--label',
      'mail,post',
      '--depends-on',
      'a1',
      '--rev-id',
      'c1',
      '--create',
      'orders',
      'first',
      '--json',
    );
    const first = JSON.parse(made.stdout) as { path: string };
    expect(first).toEqual({
      revision: 'c1',
      path: expect.stringMatching(/\/\d{14}_first\.ts$/),
      parents: ['b2'],
      labels: ['shop', 'mail', 'post'],
      dependsOn: ['a1'],
    });
    expect(await read(first.path)).toContain("op.createTable('orders', (t) => {");

    expect(
      await nestCmd('make:migration', 'roots', '--head', 'base', '--sql', '--rev-id', 'd1'),
    ).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Wrote src\/migrations\/\d{14}_roots\.sql \(revision d1\)\.\n$/),
    });
    expect(await nestCmd('db:merge', 'c1', 'd1', '-m', 'one again', '--rev-id', 'm1')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(
        /^Wrote src\/migrations\/\d{14}_one_again\.ts \(revision m1\)\.\nIt joins c1 and d1\.\n$/,
      ),
    });

    expect(await nestCmd('db:migrate', 'head', '--quiet')).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await workshop.appliedRevisions()).toEqual(['a1', 'a2', 'b2', 'c1', 'd1', 'm1']);
    expect(await nestCmd('db:rollback', 'base', '--quiet')).toMatchObject({ code: 0, stderr: '' });
  });

  it('opens a migration in the editor, with its arguments, and waits', async () => {
    const folder = await workshop.application({ ...branched, 'editor.cjs': editor });
    const file = join(folder, 'src/migrations/2_a2.ts');
    const EDITOR = `"${process.execPath}" editor.cjs --wait 'a b'`;
    const edit = (environment: Record<string, string>, ...args: string[]) =>
      workshop.nestCmd(folder, ['db:edit', ...args], {
        EDITOR: '',
        VISUAL: '',
        ...environment,
      });

    expect(await edit({ EDITOR }, 'a2')).toMatchObject({
      code: 0,
      stdout: `editing\nEdited ${relative(folder, file)} (revision a2).\n`,
    });
    expect(await read(file)).toBe(`${migration('a2', ['a1'])}// --wait a b\n`);

    const json = await edit({ EDITOR: 'no-such-editor', VISUAL: EDITOR }, 'a2', '--json');
    expect(json).toMatchObject({ code: 0, stderr: 'editing\n' });
    expect(JSON.parse(json.stdout)).toEqual({ revision: 'a2', path: file });

    expect(await edit({}, 'a2')).toEqual({
      code: 1,
      stdout: '',
      stderr: `✗ There is no editor to open ${file} with: neither VISUAL nor EDITOR is set.\n→ Set one of them, for instance: export EDITOR='code --wait'\n`,
    });
    expect((await edit({ EDITOR, EDITOR_EXIT: '7' }, 'a2')).stderr).toContain(
      'of EDITOR ended with exit code 7.',
    );
    expect((await edit({ VISUAL: 'no-such-editor' }, 'a2')).stderr).toContain(
      '`no-such-editor` of VISUAL could not be started: spawn no-such-editor ENOENT',
    );
    expect(await edit({ EDITOR }, 'base')).toMatchObject({ code: 1 });
  });

  it('exits with 1 where a hook fails, and says that the file stays', async () => {
    const folder = await workshop.application(
      {},
      `{ afterWrite: ['node -p 40+2', 'node -e process.exit(9)'] }`,
    );
    const { code, stderr } = await workshop.nestCmd(folder, ['make:migration', 'x', '--rev-id', 'r1']);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^✗ .*_x\.ts was written \(revision r1\), but then `node -e process.exit\(9\)` ended with exit code 9\./,
    );

    const json = await workshop.nestCmd(folder, ['make:migration', 'y', '--rev-id', 'r2', '--json']);
    expect(JSON.parse(json.stdout)).toMatchObject({
      error: { code: 'SISKIN_POST_WRITE_HOOK', written: { revision: 'r2' }, exitCode: 9 },
    });
  });

  it('takes wrong usage for what it is', async () => {
    const folder = await workshop.application(branched);
    const codes = await Promise.all(
      [
        ['make:migration', 'x', '--create', 'a', '--table', 'b'],
        ['make:migration', 'x', '--head', 'a2,'],
        ['make:migration', 'x', '--table', ''],
        ['db:rebase', 'b2'],
        ['db:edit'],
      ].map(async (args) => (await workshop.nestCmd(folder, args)).code),
    );
    expect(codes).toEqual([2, 2, 2, 2, 2]);
  });

  it('names the line of a syntax error', async () => {
    const folder = await workshop.application({
      ...branched,
      'src/migrations/4_c.ts': 'export default class {\n  up(op) {\n    const x = ;\n  }\n}\n',
    });
    const { stderr } = await workshop.nestCmd(folder, ['db:status']);
    expect(stderr).toContain(`  - ${folder}/src/migrations/4_c.ts:3: Unexpected token\n`);
  });

  it('makes repeatable ones, which have no place in the history', async () => {
    const folder = await workshop.application(branched);
    const nestCmd = async (...args: string[]) => workshop.nestCmd(folder, args);

    expect(await nestCmd('make:migration', 'active_users', '--repeatable', '--sql')).toEqual({
      code: 0,
      stdout: 'Wrote src/migrations/active_users.sql (revision active_users).\n',
      stderr: '',
    });
    expect(await nestCmd('make:migration', 'x', '--repeatable', '--head', 'a2')).toEqual({
      code: 2,
      stdout: '',
      stderr: [
        '✗ make:migration takes --repeatable with --sql and --path alone.',
        '→ Leave out what gives it a place in the history, or a table.',
        '',
      ].join('\n'),
    });
  });
});
