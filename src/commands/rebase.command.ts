import { relative } from 'node:path';

import { Command, Option } from 'nest-commander';

import { MigrationService } from '../migrations/migration.service.js';
import { DatabaseCommand, reaching, type DatabaseCommandOptions } from './database-command.js';
import type { CommandOutput } from './output/command-output.js';

interface RebaseCommandOptions extends DatabaseCommandOptions {
  onto: string;
}

@Command({
  name: 'db:rebase',
  arguments: '<revision>',
  argsDescription: { revision: 'the first revision of the line to move; none of it may be applied' },
  description: 'Let a revision, and the line above it, follow another head',
})
export class RebaseCommand extends DatabaseCommand<RebaseCommandOptions> {
  protected override readonly without = ['all'] as const;

  protected override async execute(
    [revision = '']: string[],
    { onto, ...options }: RebaseCommandOptions,
    output: CommandOutput,
  ): Promise<void> {
    const rebased = await this.context
      .get(MigrationService)
      .rebase(revision, { onto, ...reaching(options, output) });
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
