import { Command, Option } from 'nest-commander';

import { MigrationService } from '../migrations/migration.service.js';
import { executionOptions } from './migrating-command.js';
import type { CommandOutput } from './output/command-output.js';
import { formatCount } from './output/duration.js';
import { permission } from './output/permission.js';
import { parseCount } from './parse.js';
import { andSeed, SeedingCommand, type SeedingOptions } from './seeding-command.js';

interface RefreshCommandOptions extends SeedingOptions {
  step?: number;
}

@Command({
  name: 'db:refresh',
  arguments: '[targets...]',
  argsDescription: { targets: 'where to go afterwards; the head by default' },
  description: 'Revert all migrations, or the last N, and apply them again',
})
export class RefreshCommand extends SeedingCommand<RefreshCommandOptions> {
  protected override async execute(
    targets: string[],
    { step, ...options }: RefreshCommandOptions,
    output: CommandOutput,
  ): Promise<void> {
    const target = targets.length === 0 ? undefined : targets;
    const migrations = this.context.get(MigrationService);
    const work = async () => {
      const run = await this.underLock(options, output, (settings) =>
        migrations.refresh({
          ...executionOptions(options),
          ...permission(options),
          step,
          target,
          ...settings,
        }),
      );
      output.line(
        `Reverted ${formatCount(run.reverted.length, 'migration')}, applied ${formatCount(run.steps.length, 'migration')}.`,
      );
      return run;
    };
    output.document(await andSeed(this.context, options, output, work));
  }

  @Option({ flags: '--step <n>', description: 'revert the last N migrations alone, whatever their batch' })
  parseStep(value: string): number {
    return parseCount('--step', value);
  }
}
