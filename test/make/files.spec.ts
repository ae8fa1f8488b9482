import { join } from 'node:path';

import {
  InvalidGraphError,
  InvalidMigrationFilesError,
  IrreversibleMigrationError,
} from '../../src/index.js';
import { REPOSITORY } from '../fixtures/folders.js';
import { rejection } from '../fixtures/lab.js';
import { startNode } from '../fixtures/nest-cmd.js';
import { migration, Workshop } from './workshop.js';

let workshop: Workshop;
beforeAll(async () => void (workshop = await Workshop.open()));
afterAll(() => workshop.close());

const revisionsIn = async (paths: string | string[], options = {}) => {
  const { revisions } = await (await workshop.service(paths, options)).status();
  return revisions.map(({ revision }) => revision);
};

describe('folders', () => {
  it('are each a line of its own where files have no parents', async () => {
    const first = await workshop.folder({ '1_a1.ts': migration('a1'), '3_a2.ts': migration('a2') });
    const second = await workshop.folder({ '2_b1.ts': migration('b1'), '4_b2.ts': migration('b2') });
    const files = { table: 'several_folders' };
    const migrations = await workshop.service([first, second], files);
    expect((await migrations.migrate({ target: 'a2' })).steps).toHaveLength(2);
    expect((await migrations.migrate({ target: 'b2' })).steps).toHaveLength(2);
    await migrations.rollback({ target: 'base' });
    expect(await revisionsIn([second, first])).toEqual(['b1', 'b2', 'a1', 'a2']);
  });

  it('below are read with recursive alone, as one line in the order of paths', async () => {
    const folder = await workshop.folder({
      '2026/01/9_a2.ts': migration('a2'),
      '2025/12/1_a1.ts': migration('a1'),
      '2026/02/1_a3.sql': '-- revision: a3\n-- up\n',
      '20260101_a4.ts': migration('a4'),
      '2026/01/9_a2.spec.ts': 'not read',
      '2026/readme.md': 'not read',
    });
    expect(await revisionsIn(folder)).toEqual(['a4']);
    const migrations = await workshop.service(folder, { recursive: true });
    expect(await revisionsIn(folder, { recursive: true })).toEqual(['a1', 'a2', 'a3', 'a4']);
    expect(await migrations.create('next')).toMatchObject({
      parents: ['a4'],
      path: expect.stringMatching(`${folder}/\\d`),
    });
  });

  it('inside one another are read once', async () => {
    const folder = await workshop.folder({ '1_a1.ts': migration('a1'), 'sub/2_a2.ts': migration('a2') });
    expect(await revisionsIn([folder, join(folder, 'sub'), folder], { recursive: true })).toEqual([
      'a1',
      'a2',
    ]);
  });

  it('may not hold a revision twice', async () => {
    const folder = await workshop.folder({ '1_a.ts': migration('a1', []), '2_b.ts': migration('a1', []) });
    const error = await rejection((await workshop.service(folder)).status(), InvalidGraphError);
    expect(error.faults).toEqual([
      {
        revision: 'a1',
        file: `${folder}/2_b.ts`,
        line: 4,
        problem: `the revision 'a1' is already declared by a1 (${folder}/1_a.ts)`,
      },
    ]);
  });
});

describe('SQL files', () => {
  it('are migrations like any other', async () => {
    const folder = await workshop.folder({
      '1_a.ts': migration('a', []),
      '2_b.sql': '-- up\ncreate table b (id int);\ninsert into b values (1);\n\n-- down\ndrop table b;\n',
      '3_c.sql': '-- revision: c\n-- depends-on: x\n\n-- up\nupdate b set id = 2;\n-- down\n',
      '4_x.sql': '-- revision: x\n-- parents:\n-- labels: extra\n-- up\n\n-- down',
    });
    const migrations = await workshop.service(folder, { table: 'sql_files' });
    const { steps } = await migrations.migrate();
    expect(steps).toMatchObject([
      { revision: 'a' },
      { revision: '2_b', statements: 2 },
      { revision: 'x', statements: 0 },
      { revision: 'c', statements: 1 },
    ]);
    const back = await migrations.rollback();
    expect(back.steps.map(({ revision }) => revision)).toEqual(['c', 'x', '2_b', 'a']);
  });

  it('can not be reverted without a section `-- down`', async () => {
    const folder = await workshop.folder({ '1_b.sql': '-- revision: b\n-- up\nselect 1;' });
    const migrations = await workshop.service(folder, { table: 'one_way' });
    await migrations.migrate();
    const error = await rejection(migrations.rollback(), IrreversibleMigrationError);
    expect(error.message).toBe(
      [
        "The revision b can't be reverted: its file has a section `-- up` and none `-- down`.",
        'Give it a section `-- down`; an empty one says that there is nothing to undo.',
      ].join('\n'),
    );
  });

  it('are refused with all their faults, each with its line', async () => {
    const folder = await workshop.folder({
      '1_a.sql': '-- revison: a\n-- parents: b\n-- parents: b\n-- up\n',
      '2_b.sql': 'select 1;\n',
    });
    const error = await rejection((await workshop.service(folder)).status(), InvalidMigrationFilesError);
    expect(error.problem).toBe(
      [
        'These files are not migrations:',
        `- ${folder}/1_a.sql:1: there is no header 'revison'; known are revision, parents, labels, depends-on, replaces, transaction, repeatable, lock-timeout, statement-timeout, lint`,
        `- ${folder}/1_a.sql:3: the header 'parents' is there twice`,
        `- ${folder}/2_b.sql:1: only comments may stand before the section \`-- up\``,
        `- ${folder}/2_b.sql: it has no section \`-- up\``,
      ].join('\n'),
    );
  });
});

/** Each file with what is wrong in it, by the loader of TypeScript and by Node.js alone. */
const broken = {
  '1_syntax.ts': '\nexport default class {\n  up(op) {\n    const x = ;\n  }\n}\n',
  '2_syntax.mjs': '\nexport default class {\n  up(op) {\n    const x = ;\n  }\n}\n',
  '3_package.ts': "\n\nimport x from 'no-such-package';\nexport default class { up() { x; } }\n",
  '4_file.ts': "\n\nimport { x } from '../no-such-file.js';\nexport default class { up() { x; } }\n",
  '5_export.ts': "\nimport { nothing } from 'node:fs';\nexport default class { up() { nothing; } }\n",
  '6_throws.ts': "\n\nthrow new Error('not today');\n",
  '7_default.ts': '\nexport const x = 1;\n',
  '8_class.ts': '\n\nexport default class {}\n',
  '9_static.ts': '\n\nexport default class {\n  static parents = 1;\n  up() {}\n}\n',
};
const LINES: Record<string, number | undefined> = {
  '1_syntax.ts': 4,
  '2_syntax.mjs': 4,
  '3_package.ts': 3,
  '4_file.ts': 3,
  '5_export.ts': 2,
  '6_throws.ts': 3,
  '7_default.ts': undefined,
  '8_class.ts': 3,
  '9_static.ts': 4,
};

describe.each([
  ['the loader of TypeScript', ['--import', '@oxc-node/core/register']],
  ['Node.js alone', []],
])('with %s', (_loader, flags) => {
  it('a file that is no migration is named with its line', async () => {
    const folder = await workshop.folder({ 'package.json': '{ "type": "module" }', ...broken });
    const script = `
      import { loadMigrations } from ${JSON.stringify(join(REPOSITORY, 'dist/migrations/files/load-migrations.js'))};
      await loadMigrations([${JSON.stringify(folder)}]).catch(({ faults }) => console.log(JSON.stringify(faults)));`;
    const { stdout, stderr } = await startNode([...flags, '--input-type=module', '--eval', script], {
      cwd: REPOSITORY,
    }).outcome;

    const faults = JSON.parse(stdout) as { file: string; line?: number; problem: string }[];
    expect(faults.map(({ file, line }) => [file.slice(folder.length + 1), line])).toEqual(
      Object.entries(LINES),
    );
    expect(faults.every(({ problem }) => !problem.includes('Failed to parse'))).toBe(true);
    expect(stderr).not.toContain('stripTypeScriptTypes');
  });
});
