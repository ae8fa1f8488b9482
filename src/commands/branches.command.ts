import { Command } from 'nest-commander';

import { MigrationService } from '../migrations/migration.service.js';
import type { CommandOutput } from './output/command-output.js';
import { toBlocks, toLine } from './output/revision-lines.js';
import { SiskinCommand, type CommonOptions } from './siskin-command.js';

@Command({ name: 'db:branches', description: 'Show the revisions that several follow' })
export class BranchesCommand extends SiskinCommand {
  protected override async execute(
    _: string[],
    { verbose }: CommonOptions,
    output: CommandOutput,
  ): Promise<void> {
    const revisions = await this.context.get(MigrationService).branches();
    const short = revisions.flatMap((info) => [
      toLine(info),
      ...info.children.map((child) => `  -> ${child}`),
    ]);
    output.document({ revisions });
    output.lines(verbose ? toBlocks(revisions) : short, 'The history does not branch.');
  }
}
