import { relative } from 'node:path';

import { Command } from 'nest-commander';

import { MigrationService } from '../migrations/migration.service.js';
import type { CommandOutput } from './output/command-output.js';
import { SiskinCommand, type CommonOptions } from './siskin-command.js';

@Command({
  name: 'db:edit',
  arguments: '<revision>',
  argsDescription: { revision: 'a revision, the beginning of one, a label or head' },
  description: 'Open the file of a migration in the editor of VISUAL or EDITOR',
})
export class EditCommand extends SiskinCommand {
  protected override async execute(
    [revision = '']: string[],
    { json = false }: CommonOptions,
    output: CommandOutput,
  ): Promise<void> {
    const edited = await this.context
      .get(MigrationService)
      .edit(revision, { output: json ? 'stderr' : 'inherit' });
    output.document(edited);
    output.line(`Edited ${relative(process.cwd(), edited.path)} (revision ${edited.revision}).`);
  }
}
