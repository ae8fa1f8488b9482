import { Command, Option } from 'nest-commander';

import { MigrationService } from '../migrations/migration.service.js';
import type { WipeSelection } from '../migrations/wipe/wipe-plan.js';
import { executionOptions } from './migrating-command.js';
import type { CommandOutput } from './output/command-output.js';
import { formatCount } from './output/duration.js';
import { permission } from './output/permission.js';
import { parseNames } from './parse.js';
import { andSeed, SeedingCommand, type SeedingOptions } from './seeding-command.js';
import { DROP_TYPES, DROP_VIEWS, followed, SCHEMAS, selectionOf } from './wiping-options.js';

interface FreshCommandOptions extends SeedingOptions, WipeSelection {
  schemas?: string[];
  step?: boolean;
}

@Command({
  name: 'db:fresh',
  arguments: '[targets...]',
  argsDescription: { targets: 'where to go; the head by default' },
  description: 'Drop what belongs to migrations and entities, and migrate anew',
})
export class FreshCommand extends SeedingCommand<FreshCommandOptions> {
  protected override async execute(
    targets: string[],
    { step, ...options }: FreshCommandOptions,
    output: CommandOutput,
  ): Promise<void> {
    const target = targets.length === 0 ? undefined : targets;
    const migrations = this.context.get(MigrationService);
    const work = async () => {
      const run = await this.underLock(options, output, (settings) =>
        migrations.fresh({
          ...executionOptions(options),
          ...permission(options),
          ...selectionOf(options),
          step,
          target,
          ...followed(settings, options, output),
        }),
      );
      output.line(`Applied ${formatCount(run.steps.length, 'migration')}.`);
      return run;
    };
    output.document(await andSeed(this.context, options, output, work));
  }

  @Option({ flags: '--step', description: 'make each migration a batch of its own' })
  parseStep(): boolean {
    return true;
  }

  @Option(DROP_VIEWS)
  parseDropViews(): boolean {
    return true;
  }

  @Option(DROP_TYPES)
  parseDropTypes(): boolean {
    return true;
  }

  @Option(SCHEMAS)
  parseSchemas(value: string, before?: string[]): string[] {
    return parseNames('--schemas', value, before);
  }
}
