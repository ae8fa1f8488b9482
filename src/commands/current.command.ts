import { Command } from 'nest-commander';

import { MigrationService } from '../migrations/migration.service.js';
import { DatabaseCommand, reaching, type DatabaseCommandOptions } from './database-command.js';
import type { CommandOutput } from './output/command-output.js';
import { toBlocks, toLine } from './output/revision-lines.js';

@Command({ name: 'db:current', description: 'Show the heads of what is applied' })
export class CurrentCommand extends DatabaseCommand {
  protected override async execute(
    _: string[],
    options: DatabaseCommandOptions,
    output: CommandOutput,
  ): Promise<void> {
    const revisions = await this.context.get(MigrationService).current(reaching(options, output));
    output.document({ revisions });
    output.lines(options.verbose ? toBlocks(revisions) : revisions.map(toLine), 'Nothing is applied.');
  }
}
