import { Command } from 'nest-commander';

import { showDifference } from '../errors/show-difference.js';
import { MigrationService } from '../migrations/migration.service.js';
import type { RepairPlan, RepairStep } from '../migrations/repair/repair-plan.js';
import { LockingCommand, type LockingOptions } from './locking-command.js';
import { ask } from './output/ask.js';
import type { CommandOutput } from './output/command-output.js';
import { formatCount } from './output/duration.js';
import { showProgress } from './output/migration-progress.js';

@Command({
  name: 'db:repair',
  arguments: '[revisions...]',
  argsDescription: { revisions: 'revisions to repair; all by default' },
  description: 'Put the ledger right: changed, interrupted and missing migrations',
})
export class RepairCommand extends LockingCommand {
  protected override async execute(
    revisions: string[],
    { force, interaction, lockWait }: LockingOptions,
    output: CommandOutput,
  ): Promise<number> {
    const migrations = this.context.get(MigrationService);
    const plan = await migrations.planRepair(revisions.length === 0 ? {} : { revisions });
    plan.steps.flatMap(toLines).forEach((line) => output.line(line));
    const isAgreed =
      plan.steps.length === 0 ||
      (await ask('Repair the ledger like this?', 'db:repair', { force, interaction }));
    if (isAgreed && plan.steps.length > 0) {
      await migrations.repair(plan, { lockWait, onProgress: showProgress(output) });
    }
    output.document({ steps: plan.steps, repaired: isAgreed });
    output.line(summary(plan, isAgreed));
    return isAgreed ? 0 : 1;
  }
}

function summary({ steps }: RepairPlan, isAgreed: boolean): string {
  if (steps.length === 0) {
    return 'Nothing to repair.';
  }
  return isAgreed
    ? `Repaired ${formatCount(steps.length, 'revision')}. Nothing was run.`
    : 'Nothing was done.';
}

function toLines(step: RepairStep): string[] {
  const { revision, name } = step;
  const line = `${step.action} ${name === revision ? name : `${name} (${revision})`}: ${describe(step)}`;
  return step.action === 'accept' ? [line, ...showDifference(step.difference)] : [line];
}

function describe(step: RepairStep): string {
  switch (step.action) {
    case 'accept':
      return step.checksum === null
        ? 'what its file says counts as applied; it says something else each time, and is not compared again'
        : 'what its file says now counts as applied';
    case 'forget':
      return `it counts as pending; ${whatStays(step.statementsDone)}`;
    case 'restore':
      return `it counts as applied again; ${whatStays(step.statementsDone)}`;
    case 'delete':
      return 'its file is gone; it is marked as deleted, and what it did stays in the database';
  }
}

function whatStays(statements: number): string {
  return statements === 0
    ? 'no statement of it was done'
    : `what ${formatCount(statements, 'statement')} of it did stays in the database`;
}
