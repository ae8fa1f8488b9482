import { Command, Option } from 'nest-commander';

import { MigrationService } from '../migrations/migration.service.js';
import type { MigrateRun } from '../migrations/migration-runs.js';
import { executionOptions } from './migrating-command.js';
import type { CommandOutput } from './output/command-output.js';
import { formatCount } from './output/duration.js';
import { seededLines, SeedingCommand, type SeedingOptions } from './seeding-command.js';

interface MigrateCommandOptions extends SeedingOptions {
  createDatabase?: boolean;
  step?: boolean;
}

@Command({
  name: 'db:migrate',
  arguments: '[targets...]',
  argsDescription: { targets: 'revisions, labels, head, heads or +N; the head by default' },
  description: 'Apply pending migrations',
})
export class MigrateCommand extends SeedingCommand<MigrateCommandOptions> {
  protected override async execute(
    targets: string[],
    { createDatabase, step, ...options }: MigrateCommandOptions,
    output: CommandOutput,
  ): Promise<void> {
    const target = targets.length === 0 ? undefined : targets;
    const migrations = this.context.get(MigrationService);
    const run = await this.andSeed(options, output, () =>
      this.underLock(options, output, (settings) =>
        migrations.migrate({ ...executionOptions(options), target, createDatabase, step, ...settings }),
      ),
    );
    output.document(run);
    if (run.databaseCreated) {
      output.line('The database was created.');
    }
    output.line(summary(run));
    output.lines(seededLines(run));
  }

  @Option({ flags: '--create-database', description: 'create the database where it does not exist' })
  parseCreateDatabase(): boolean {
    return true;
  }

  @Option({ flags: '--step', description: 'make each migration a batch of its own' })
  parseStep(): boolean {
    return true;
  }
}

function summary({ steps, outOfOrder }: MigrateRun): string {
  if (steps.length === 0) {
    return 'Nothing to migrate.';
  }
  const late = outOfOrder.length === 0 ? '' : ` Out of order: ${outOfOrder.join(', ')}.`;
  return `Applied ${formatCount(steps.length, 'migration')}.${late}`;
}
