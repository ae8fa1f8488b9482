import { Command, Option } from 'nest-commander';

import { UsageError } from '../errors/usage.error.js';
import { MigrationService } from '../migrations/migration.service.js';
import type { RollbackSelection } from '../migrations/plan-down.js';
import { executionOptions } from './migrating-command.js';
import type { CommandOutput } from './output/command-output.js';
import { formatCount } from './output/duration.js';
import { permission } from './output/permission.js';
import { parseCount } from './parse.js';
import { ScriptingCommand, type ScriptingOptions } from './scripting-command.js';

interface RollbackCommandOptions extends ScriptingOptions {
  step?: number;
  batch?: number;
}

@Command({
  name: 'db:rollback',
  arguments: '[target]',
  argsDescription: {
    target: 'the revision to go back to, base, -N or label@-N; the last batch by default; with --sql FROM:TO',
  },
  description: 'Revert migrations: the last batch, or back to a target',
})
export class RollbackCommand extends ScriptingCommand<RollbackCommandOptions> {
  protected override async execute(
    [target]: string[],
    options: RollbackCommandOptions,
    output: CommandOutput,
  ): Promise<void> {
    const { step, batch, sql = false, pretend = false } = options;
    if (sql) {
      return this.writeScript({ direction: 'down', range: target }, options, output);
    }
    const selection = toSelection(target, step, batch);
    if (pretend) {
      return this.showPretended({ direction: 'down', ...selection }, options, output);
    }
    this.refuseWithoutScript(options);
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
