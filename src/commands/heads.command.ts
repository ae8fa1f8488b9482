import { Command } from 'nest-commander';

import { MigrationService } from '../migrations/migration.service.js';
import type { CommandOutput } from './output/command-output.js';
import { toBlocks, toLine } from './output/revision-lines.js';
import { SiskinCommand, type CommonOptions } from './siskin-command.js';

@Command({ name: 'db:heads', description: 'Show the revisions that none follows' })
export class HeadsCommand extends SiskinCommand {
  protected override async execute(
    _: string[],
    { verbose }: CommonOptions,
    output: CommandOutput,
  ): Promise<void> {
    const revisions = await this.context.get(MigrationService).heads();
    output.document({ revisions });
    output.lines(verbose ? toBlocks(revisions) : revisions.map(toLine), 'There are no migrations yet.');
  }
}
