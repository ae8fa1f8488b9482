import { Option } from 'nest-commander';

import { UsageError } from '../errors/usage.error.js';
import type { AutogenerateOptions } from '../migrations/autogenerate/autogenerate.js';
import type { ScratchChoice } from '../database/scratch/scratch-server.js';
import type { SchemaOrigin } from '../migrations/autogenerate/sources/schema-sources.js';
import { parseScratch, SCRATCH_OPTION } from './comparing.js';
import { parseChoice, parseText } from './parse.js';
import { SiskinCommand, type CommonOptions } from './siskin-command.js';

export interface AutogeneratingOptions extends CommonOptions {
  auto?: boolean;
  from?: SchemaOrigin;
  rename?: string[];
  drop?: string[];
  fill?: string[];
  using?: string[];
  safe?: boolean;
  prove?: boolean;
  scratch?: ScratchChoice;
}

export const SOURCES: readonly SchemaOrigin[] = ['migrations', 'database', 'empty'];

/** A command that compares entities with a schema, and is told what the two don't tell. */
export abstract class AutogeneratingCommand<
  O extends AutogeneratingOptions = AutogeneratingOptions,
> extends SiskinCommand<O> {
  @Option({ flags: '--auto', description: 'write what entities have and migrations do not' })
  parseAuto(): boolean {
    return true;
  }

  @Option({
    flags: '--from <source>',
    description: 'what entities are compared with: migrations (default), database or empty',
  })
  parseFrom(value: string): SchemaOrigin {
    return parseChoice('--from', value, SOURCES);
  }

  @Option({
    flags: '--rename <old:new>',
    description: 'users.name:users.full_name, users:members or status.draft:status.open',
  })
  parseRename(value: string, before: string[] = []): string[] {
    return [...before, parseText('--rename', value)];
  }

  @Option({
    flags: '--drop <name>',
    description: 'a table, column or enum value that may go with what it holds',
  })
  parseDrop(value: string, before: string[] = []): string[] {
    return [...before, parseText('--drop', value)];
  }

  @Option({
    flags: '--fill <column=sql>',
    description: "what rows get in a column that becomes not null: users.phone='n/a'",
  })
  parseFill(value: string, before: string[] = []): string[] {
    return [...before, parseText('--fill', value)];
  }

  @Option({
    flags: '--using <column=sql>',
    description: 'how values become those of another type: users.age=age::int',
  })
  parseUsing(value: string, before: string[] = []): string[] {
    return [...before, parseText('--using', value)];
  }

  @Option({
    flags: '--safe',
    description: 'safe forms for all tables, not for those with rows alone',
  })
  parseSafe(): boolean {
    return true;
  }

  @Option({ flags: '--no-safe', description: 'no safe forms: all in one migration' })
  parseNoSafe(): boolean {
    return false;
  }

  @Option({ flags: '--no-prove', description: 'write it without having tried it' })
  parseNoProve(): boolean {
    return false;
  }

  @Option(SCRATCH_OPTION)
  parseScratch(value: string): ScratchChoice {
    return parseScratch(value);
  }
}

type Spoken = Omit<AutogeneratingOptions, keyof CommonOptions | 'auto'>;

/** Those that speak of `--auto`. @throws UsageError where they are given without it. */
export function autogenerateOptions(options: AutogeneratingOptions): Omit<AutogenerateOptions, 'ask'> {
  const { from, rename, drop, fill, using, safe, scratch } = options;
  // Commander takes it for true where --no-prove is not given.
  const prove = options.prove === false ? false : undefined;
  const spoken: Spoken = { from, rename, drop, fill, using, safe, prove, scratch };
  const given = Object.entries(spoken).filter(([, value]) => value !== undefined);
  if (options.auto !== true && given.length > 0) {
    throw new UsageError(
      `make:migration takes ${given.map(([name, value]) => (value === false ? `--no-${name}` : `--${name}`)).join(', ')} with --auto only.`,
      'Add --auto, or leave it out.',
    );
  }
  return Object.fromEntries(given);
}
