import { Command, Option } from 'nest-commander';

import { MigrationService } from '../migrations/migration.service.js';
import { LockingCommand, type LockingOptions } from './locking-command.js';
import type { CommandOutput } from './output/command-output.js';
import { formatCount } from './output/duration.js';
import { permission } from './output/permission.js';

interface StampCommandOptions extends LockingOptions {
  purge?: boolean;
}

@Command({
  name: 'db:stamp',
  arguments: '<targets...>',
  argsDescription: { targets: 'revisions, labels, heads or base' },
  description: 'Make the ledger say what is applied, without running anything',
})
export class StampCommand extends LockingCommand<StampCommandOptions> {
  protected override async execute(
    targets: string[],
    { purge, ...options }: StampCommandOptions,
    output: CommandOutput,
  ): Promise<void> {
    const migrations = this.context.get(MigrationService);
    const { added, removed } = await this.underLock(options, output, (settings) =>
      migrations.stamp(targets, { purge, ...permission(options), ...settings }),
    );
    output.document({ added, removed });
    output.line(
      added.length + removed.length === 0
        ? 'The ledger says so already.'
        : `Recorded ${formatCount(added.length, 'revision')} as applied, forgot ${removed.length}. Nothing was run.`,
    );
  }

  @Option({ flags: '--purge', description: 'empty the ledger first, revisions without a file included' })
  parsePurge(): boolean {
    return true;
  }
}
