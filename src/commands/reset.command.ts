import { Command } from 'nest-commander';

import { MigrationService } from '../migrations/migration.service.js';
import { executionOptions, MigratingCommand, type MigratingOptions } from './migrating-command.js';
import type { CommandOutput } from './output/command-output.js';
import { formatCount } from './output/duration.js';
import { permission } from './output/permission.js';

@Command({ name: 'db:reset', description: 'Revert all migrations' })
export class ResetCommand extends MigratingCommand<MigratingOptions> {
  protected override async execute(
    _: string[],
    options: MigratingOptions,
    output: CommandOutput,
  ): Promise<void> {
    const migrations = this.context.get(MigrationService);
    const run = await this.underLock(options, output, (settings) =>
      migrations.reset({ ...executionOptions(options), ...permission(options), ...settings }),
    );
    output.document(run);
    output.line(
      run.steps.length === 0
        ? 'Nothing to roll back.'
        : `Reverted ${formatCount(run.steps.length, 'migration')}.`,
    );
  }
}
