import { relative } from 'node:path';

import { Command } from 'nest-commander';

import { MigrationService } from '../migrations/migration.service.js';
import { DatabaseCommand, reaching, type DatabaseCommandOptions } from './database-command.js';
import type { CommandOutput } from './output/command-output.js';

@Command({
  name: 'db:edit',
  arguments: '<revision>',
  argsDescription: { revision: 'a revision, the beginning of one, a label or head' },
  description: 'Open the file of a migration in the editor of VISUAL or EDITOR',
})
export class EditCommand extends DatabaseCommand {
  protected override readonly without = ['all'] as const;

  protected override async execute(
    [revision = '']: string[],
    { json = false, ...options }: DatabaseCommandOptions,
    output: CommandOutput,
  ): Promise<void> {
    const edited = await this.context
      .get(MigrationService)
      .edit(revision, { output: json ? 'stderr' : 'inherit', ...reaching(options, output) });
    output.document(edited);
    output.line(`Edited ${relative(process.cwd(), edited.path)} (revision ${edited.revision}).`);
  }
}
