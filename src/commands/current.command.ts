import { Command } from 'nest-commander';

import { MigrationService } from '../migrations/migration.service.js';
import type { CommandOutput } from './output/command-output.js';
import { toBlocks, toLine } from './output/revision-lines.js';
import { SiskinCommand, type CommonOptions } from './siskin-command.js';

@Command({ name: 'db:current', description: 'Show the heads of what is applied' })
export class CurrentCommand extends SiskinCommand {
  protected override async execute(
    _: string[],
    { verbose }: CommonOptions,
    output: CommandOutput,
  ): Promise<void> {
    const revisions = await this.context.get(MigrationService).current();
    output.document({ revisions });
    output.lines(verbose ? toBlocks(revisions) : revisions.map(toLine), 'Nothing is applied.');
  }
}
