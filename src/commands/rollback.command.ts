import { Command, Option } from 'nest-commander';

import { UsageError } from '../errors/usage.error.js';
import { MigrationService } from '../migrations/migration.service.js';
import type { RollbackSelection } from '../migrations/plan-down.js';
import { executionOptions, MigratingCommand, type MigratingOptions } from './migrating-command.js';
import type { CommandOutput } from './output/command-output.js';
import { formatCount } from './output/duration.js';
import { permission } from './output/permission.js';
import { parseCount } from './parse.js';

interface RollbackCommandOptions extends MigratingOptions {
  step?: number;
  batch?: number;
}

@Command({
  name: 'db:rollback',
  arguments: '[target]',
  argsDescription: { target: 'the revision to go back to, base, -N or label@-N; the last batch by default' },
  description: 'Revert migrations: the last batch, or back to a target',
})
export class RollbackCommand extends MigratingCommand<RollbackCommandOptions> {
  protected override async execute(
    [target]: string[],
    { step, batch, ...options }: RollbackCommandOptions,
    output: CommandOutput,
  ): Promise<void> {
    const selection = toSelection(target, step, batch);
    const migrations = this.context.get(MigrationService);
    const run = await this.underLock(options, output, (settings) =>
      migrations.rollback({
        ...executionOptions(options),
        ...permission(options),
        ...selection,
        ...settings,
      }),
    );
    output.document(run);
    output.line(
      run.steps.length === 0
        ? 'Nothing to roll back.'
        : `Reverted ${formatCount(run.steps.length, 'migration')}.`,
    );
  }

  @Option({ flags: '--step <n>', description: 'revert the last N migrations, whatever their batch' })
  parseStep(value: string): number {
    return parseCount('--step', value);
  }

  @Option({ flags: '--batch <n>', description: 'revert the migrations of batch N' })
  parseBatch(value: string): number {
    return parseCount('--batch', value);
  }
}

function toSelection(target?: string, step?: number, batch?: number): RollbackSelection {
  if ([target, step, batch].filter((given) => given !== undefined).length > 1) {
    throw new UsageError(
      'db:rollback takes a target, --step or --batch, one of them.',
      'Leave out the others.',
    );
  }
  if (target !== undefined) {
    return { target };
  }
  return step === undefined ? (batch === undefined ? {} : { batch }) : { step };
}
