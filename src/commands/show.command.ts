import { Command } from 'nest-commander';

import { MigrationService } from '../migrations/migration.service.js';
import { DatabaseCommand, reaching, type DatabaseCommandOptions } from './database-command.js';
import type { CommandOutput } from './output/command-output.js';
import { toBlocks } from './output/revision-lines.js';

@Command({
  name: 'db:show',
  arguments: '<revision>',
  argsDescription: { revision: 'a revision, a prefix of it, a label, head, heads or current' },
  description: 'Show all about a revision',
})
export class ShowCommand extends DatabaseCommand {
  protected override async execute(
    [target = '']: string[],
    options: DatabaseCommandOptions,
    output: CommandOutput,
  ): Promise<void> {
    const revisions = await this.context.get(MigrationService).show(target, reaching(options, output));
    output.document({ revisions });
    output.lines(toBlocks(revisions), 'It names no revision.');
  }
}
