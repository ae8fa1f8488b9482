import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { REPOSITORY } from '../fixtures/folders.ts';
import '../setup/nest.js';

const { SiskinCommandsModule } = await import('../../src/commands/index.js');

/** Laravel 13.26: the signatures of its commands, less `--database`, `--force`, `--path` and `--realpath`, which many take. */
const LARAVEL: Record<string, string[]> = {
  migrate: ['--pretend', '--seed', '--seeder', '--step', '--graceful', '--isolated', '--schema-path'],
  'migrate:install': [],
  'migrate:rollback': ['--step', '--batch', '--pretend'],
  'migrate:reset': ['--pretend'],
  'migrate:refresh': ['--step', '--seed', '--seeder'],
  'migrate:fresh': ['--drop-views', '--drop-types', '--seed', '--seeder', '--step', '--schema-path'],
  'migrate:status': ['--pending'],
  'schema:dump': ['--prune', '--path', '--without-migration-data'],
  db: ['--read', '--write', '--pooled'],
  'db:show': ['--counts', '--views', '--types', '--json'],
  'db:table': ['--json'],
  'db:monitor': ['--max'],
  'db:wipe': ['--drop-views', '--drop-types'],
  'db:seed': ['--class'],
  'make:migration': ['--create', '--table', '--path'],
  'make:seeder': [],
  'make:factory': ['--model'],
};

interface Row {
  theirs: string;
  ours: string;
}

async function readRows(): Promise<Row[]> {
  const page = await readFile(join(REPOSITORY, 'docs/laravel.md'), 'utf8');
  return [...page.matchAll(/^\|((?:\\\||[^|])*)\|((?:\\\||[^|])*)\|$/gm)].map(
    ([, theirs = '', ours = '']) => ({
      theirs,
      ours,
    }),
  );
}

function codes(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
}

type Command = abstract new (...args: never[]) => object;

/** The options of each command, as nest-commander's decorators keep them. */
function readCommands(): ReadonlyMap<string, ReadonlySet<string>> {
  const providers = Reflect.getMetadata('providers', SiskinCommandsModule) as Command[];
  const entries = providers.flatMap((type): [string, Set<string>][] => {
    const meta = Reflect.getMetadata('CommandBuilder:Command:Meta', type) as { name: string } | undefined;
    return meta === undefined ? [] : [[meta.name, new Set(optionsOf(type.prototype))]];
  });
  return new Map(entries);
}

function optionsOf(prototype: object | null): string[] {
  if (prototype === null || prototype === Object.prototype) {
    return [];
  }
  const own = Object.values(Object.getOwnPropertyDescriptors(prototype)).flatMap(({ value }) => {
    const meta: unknown =
      typeof value === 'function' ? Reflect.getMetadata('CommandBuilder:Option:Meta', value) : undefined;
    const flags = typeof meta === 'object' && meta !== null ? String(Reflect.get(meta, 'flags')) : '';
    return flags.match(/--[\w-]+/g) ?? [];
  });
  return [...own, ...optionsOf(Object.getPrototypeOf(prototype) as object | null)];
}

describe('docs/laravel.md', () => {
  it('has every command and option of Laravel', async () => {
    const theirs = (await readRows()).flatMap((row) => codes(row.theirs).map((code) => ({ code, row })));
    const has = (command: string, option?: string) =>
      theirs.some(
        ({ code, row }) =>
          new RegExp(`^${command}(?![\\w:])`).test(codes(row.theirs)[0] ?? '') &&
          (option === undefined || new RegExp(`${option}(?![\\w-])`).test(code)),
      );
    const missing = Object.entries(LARAVEL).flatMap(([command, options]) => [
      ...(has(command) ? [] : [command]),
      ...options.filter((option) => !has(command, option)).map((option) => `${command} ${option}`),
    ]);
    expect(missing).toEqual([]);
    const general = theirs.map(({ code }) => code).join(' ');
    expect(['--database', '--force', '--path', '--realpath'].filter((o) => !general.includes(o))).toEqual([]);
  });

  it('has what seeders of Laravel can do', async () => {
    const theirs = (await readRows()).flatMap((row) => codes(row.theirs));
    const names = ['Seeder::run()', 'call(', 'callWith(', 'callSilent(', 'callOnce(', 'WithoutModelEvents'];
    expect(names.filter((name) => !theirs.some((code) => code.startsWith(name)))).toEqual([]);
  });

  it('names commands and options that there are', async () => {
    const commands = readCommands();
    expect(commands.size).toBeGreaterThan(20);
    const any = new Set([...commands.values()].flatMap((options) => [...options]));
    const wrong = (await readRows()).flatMap(({ ours }) =>
      codes(ours).filter((code) => {
        const [name = ''] = /\b(?:db|make):[\w-]+/.exec(code) ?? [];
        const known = name === '' ? any : commands.get(name);
        return known === undefined || (code.match(/--[\w-]+/g) ?? []).some((option) => !known.has(option));
      }),
    );
    expect(wrong).toEqual([]);
  });
});
