import { Command, Option } from 'nest-commander';

import { MigrationService } from '../migrations/migration.service.js';
import { DatabaseCommand, reaching, type DatabaseCommandOptions } from './database-command.js';
import type { CommandOutput } from './output/command-output.js';
import { drawRevisions } from './output/revision-drawing.js';
import { toBlocks } from './output/revision-lines.js';

interface HistoryCommandOptions extends DatabaseCommandOptions {
  indicateCurrent?: boolean;
}

@Command({
  name: 'db:history',
  arguments: '[range]',
  argsDescription: { range: 'start:end, start: or :end; current stands for what is applied' },
  description: 'Show revisions, newest first',
})
export class HistoryCommand extends DatabaseCommand<HistoryCommandOptions> {
  protected override async execute(
    [range]: string[],
    { verbose, indicateCurrent, ...options }: HistoryCommandOptions,
    output: CommandOutput,
  ): Promise<void> {
    const revisions = await this.context
      .get(MigrationService)
      .history({ range, database: indicateCurrent, ...reaching(options, output) });
    output.document({ revisions });
    output.lines(verbose ? toBlocks(revisions) : drawRevisions(revisions), 'There are no revisions.');
  }

  @Option({ flags: '-i, --indicate-current', description: 'mark what the database is at' })
  parseIndicateCurrent(): boolean {
    return true;
  }
}
