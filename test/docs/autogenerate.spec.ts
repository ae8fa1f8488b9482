import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { stripVTControlCharacters } from 'node:util';

import { askOnTerminal } from '../../src/commands/output/ask-on-terminal.js';
import { QuestionDeclinedError } from '../../src/index.js';
import { entity, openEntityShop, USERS, writeEntities } from '../fixtures/entity-shop.js';
import { REPOSITORY } from '../fixtures/folders.js';
import { rejection } from '../fixtures/lab.js';
import type { Shop } from '../fixtures/shop.js';

let page: string;
beforeAll(async () => void (page = await readFile(join(REPOSITORY, 'docs/autogenerate.md'), 'utf8')));

interface Block {
  args: string[];
  output: string;
}

/** The commands of the page with what they print. */
function consoleBlocks(): Block[] {
  return [...page.matchAll(/^```console\n\$ npx nest-cmd (.*)\n([^]*?)^```$/gm)].map(
    ([, line = '', output = '']) => ({ args: line.split(' '), output }),
  );
}

/** Without what depends on the moment. */
const timeless = (output: string) =>
  output.replaceAll(/\/\d{14}_/g, '/<time>_').replaceAll(/revision \w{12}/g, 'revision <id>');

describe('docs/autogenerate.md', () => {
  let shop: Shop;
  beforeAll(async () => void (shop = await openEntityShop()));
  afterAll(() => shop.close());

  it('shows what the commands print', async () => {
    expect(await shop.run(['db:migrate', '--quiet'])).toMatchObject({ code: 0 });
    await shop.query('create index users_email_idx on users (email)');
    await writeEntities(shop, entity('User', 'users', [...USERS, 'phone: p.string().length(20).nullable()']));
    const codes: Record<string, number | null> = {};
    // What writes the migration comes last: nothing would be left to be found after it.
    for (const { args, output } of consoleBlocks().toReversed()) {
      const { code, stdout } = await shop.run(args);
      expect({ args, stdout: timeless(stdout) }).toEqual({ args, stdout: timeless(output) });
      codes[args[0] ?? ''] = code;
    }
    expect(codes).toEqual({ 'db:drift': 3, 'db:check': 3, 'make:migration': 0 });
  });

  it('shows the question', async () => {
    const input = Object.assign(new PassThrough(), { isTTY: true });
    const output = Object.assign(new PassThrough(), { isTTY: true });
    input.end();
    const question = {
      type: 'goneColumn',
      name: 'users.name',
      dataType: 'text',
      candidates: ['users.full_name'],
      candidateTypes: { 'users.full_name': 'text' },
    } as const;
    await rejection(askOnTerminal(question, { input, output }), QuestionDeclinedError);
    output.end();
    const shown = stripVTControlCharacters(await text(output)).trimEnd();
    expect(page).toContain(`\n\`\`\`\n${shown}\n\`\`\`\n`);
  });

  it('tells of every flag of make:migration --auto', async () => {
    const { stdout } = await shop.run(['make:migration', '--help']);
    const [, flags = ''] = /\nFrom the entities[^\n]*\n([^]*?)\n\n/.exec(stdout) ?? [];
    const names = [...flags.matchAll(/^  (--[\w-]+)/gm)].map(([, name = '']) => name);
    expect(names.length).toBeGreaterThan(8);
    expect(names.filter((name) => !page.includes(name))).toEqual([]);
  });
});
