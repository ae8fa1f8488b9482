import { relative } from 'node:path';

import { Command } from 'nest-commander';

import { MigrationService } from '../migrations/migration.service.js';
import type { CommandOutput } from './output/command-output.js';
import { SiskinCommand, type CommonOptions } from './siskin-command.js';

@Command({
  name: 'make:migration',
  arguments: '<name>',
  argsDescription: { name: 'what it does, such as add_phone_to_users' },
  description: 'Write an empty migration that follows the heads',
})
export class MakeMigrationCommand extends SiskinCommand {
  protected override async execute(
    [name = '']: string[],
    _: CommonOptions,
    output: CommandOutput,
  ): Promise<void> {
    const migration = await this.context.get(MigrationService).create(name);
    output.document(migration);
    output.line(`Wrote ${relative(process.cwd(), migration.path)} (revision ${migration.revision}).`);
  }
}
