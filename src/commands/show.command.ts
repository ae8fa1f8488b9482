import { Command } from 'nest-commander';

import { MigrationService } from '../migrations/migration.service.js';
import type { CommandOutput } from './output/command-output.js';
import { toBlocks } from './output/revision-lines.js';
import { SiskinCommand, type CommonOptions } from './siskin-command.js';

@Command({
  name: 'db:show',
  arguments: '<revision>',
  argsDescription: { revision: 'a revision, a prefix of it, a label, head, heads or current' },
  description: 'Show all about a revision',
})
export class ShowCommand extends SiskinCommand {
  protected override async execute(
    [target = '']: string[],
    _: CommonOptions,
    output: CommandOutput,
  ): Promise<void> {
    const revisions = await this.context.get(MigrationService).show(target);
    output.document({ revisions });
    output.lines(toBlocks(revisions), 'It names no revision.');
  }
}
