import { relative } from 'node:path';

import { Command, Option } from 'nest-commander';

import { UsageError } from '../errors/usage.error.js';
import type { NewMigration } from '../migrations/files/writing/write-migration.js';
import { MigrationService } from '../migrations/migration.service.js';
import type { CommandOutput } from './output/command-output.js';
import { parseNames, parseText } from './parse.js';
import { SiskinCommand, type CommonOptions } from './siskin-command.js';

interface MakeMigrationOptions extends CommonOptions {
  head?: string[];
  splice?: boolean;
  label?: string[];
  dependsOn?: string[];
  revId?: string;
  path?: string;
  create?: string;
  table?: string;
  sql?: boolean;
  repeatable?: boolean;
}

@Command({
  name: 'make:migration',
  arguments: '<name>',
  argsDescription: { name: 'what it does, such as add_phone_to_users' },
  description: 'Write a migration that follows the head',
})
export class MakeMigrationCommand extends SiskinCommand<MakeMigrationOptions> {
  protected override readonly without = ['all'] as const;

  protected override async execute(
    [name = '']: string[],
    options: MakeMigrationOptions,
    output: CommandOutput,
  ): Promise<void> {
    const migration = await this.#create(name, options);
    output.document(migration);
    output.line(`Wrote ${relative(process.cwd(), migration.path)} (revision ${migration.revision}).`);
  }

  #create(name: string, options: MakeMigrationOptions): Promise<NewMigration> {
    const migrations = this.context.get(MigrationService);
    const { path, sql, repeatable = false } = options;
    const { head, splice, label: labels, dependsOn, revId: revision, create, table } = options;
    const versioned = { head, splice, labels, dependsOn, revision, create, table };
    if (repeatable) {
      ensureAlone(versioned);
      return migrations.createRepeatable(name, { path, sql });
    }
    if (create !== undefined && table !== undefined) {
      throw new UsageError('make:migration takes --create or --table, one of them.', 'Leave out the other.');
    }
    return migrations.create(name, { ...versioned, path, sql });
  }

  @Option({
    flags: '--head <revision>',
    description: 'what it follows, may be repeated: a head, label@head, heads, or base for a new root',
  })
  parseHead(value: string, before?: string[]): string[] {
    return parseNames('--head', value, before);
  }

  @Option({ flags: '--splice', description: 'let it follow a revision that is not a head' })
  parseSplice(): boolean {
    return true;
  }

  @Option({ flags: '--label <label>', description: 'name the branch that starts here, may be repeated' })
  parseLabel(value: string, before?: string[]): string[] {
    return parseNames('--label', value, before);
  }

  @Option({
    flags: '--depends-on <revision>',
    description: 'a revision or label that has to be applied before, may be repeated',
  })
  parseDependsOn(value: string, before?: string[]): string[] {
    return parseNames('--depends-on', value, before);
  }

  @Option({ flags: '--rev-id <id>', description: 'its id, in place of a random one' })
  parseRevId(value: string): string {
    return value;
  }

  @Option({ flags: '--path <folder>', description: 'the folder, one of migrations.paths' })
  parsePath(value: string): string {
    return value;
  }

  @Option({ flags: '--create <table>', description: 'the table that it creates' })
  parseCreate(value: string): string {
    return parseText('--create', value);
  }

  @Option({ flags: '--table <table>', description: 'the table that it changes' })
  parseTable(value: string): string {
    return parseText('--table', value);
  }

  @Option({
    flags: '--repeatable',
    description: 'write one that runs again when it has changed: a view, a function or the like',
  })
  parseRepeatable(): boolean {
    return true;
  }

  @Option({ flags: '--sql', description: 'write a SQL file' })
  parseSql(): boolean {
    return true;
  }
}

/** A repeatable migration has no place in the graph, and no table of its own. */
function ensureAlone(versioned: object): void {
  if (Object.values(versioned).some((value) => value !== undefined)) {
    throw new UsageError(
      'make:migration takes --repeatable with --sql and --path alone.',
      'Leave out what gives it a place in the history, or a table.',
    );
  }
}
