import { relative } from 'node:path';

import { Command, Option } from 'nest-commander';

import { MigrationService } from '../migrations/migration.service.js';
import type { CommandOutput } from './output/command-output.js';
import { SiskinCommand, type CommonOptions } from './siskin-command.js';

interface RebaseCommandOptions extends CommonOptions {
  onto: string;
}

@Command({
  name: 'db:rebase',
  arguments: '<revision>',
  argsDescription: { revision: 'the first revision of the line to move; none of it may be applied' },
  description: 'Let a revision, and the line above it, follow another head',
})
export class RebaseCommand extends SiskinCommand<RebaseCommandOptions> {
  protected override async execute(
    [revision = '']: string[],
    { onto }: RebaseCommandOptions,
    output: CommandOutput,
  ): Promise<void> {
    const rebased = await this.context.get(MigrationService).rebase(revision, { onto });
    output.document(rebased);
    const parent = rebased.parents.join(', ');
    if (!rebased.changed) {
      output.line(`The revision ${rebased.revision} follows ${parent} already.`);
      return;
    }
    output.line(`Rewrote ${relative(process.cwd(), rebased.path)}.`);
    output.line(
      `The revision ${rebased.revision} follows ${parent}, and ${rebased.before.join(', ') || 'nothing'} no more.`,
    );
  }

  @Option({ flags: '--onto <head>', description: 'the head to follow', required: true })
  parseOnto(value: string): string {
    return value;
  }
}
