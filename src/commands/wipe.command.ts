import { Command, Option } from 'nest-commander';

import { MigrationService } from '../migrations/migration.service.js';
import type { WipeSelection } from '../migrations/wipe/wipe-plan.js';
import { executionOptions, MigratingCommand, type MigratingOptions } from './migrating-command.js';
import type { CommandOutput } from './output/command-output.js';
import { permission } from './output/permission.js';
import { parseNames } from './parse.js';
import { DROP_TYPES, DROP_VIEWS, followed, SCHEMAS, selectionOf } from './wiping-options.js';

interface WipeCommandOptions extends MigratingOptions, WipeSelection {
  schemas?: string[];
}

@Command({ name: 'db:wipe', description: 'Drop what belongs to migrations and entities, the ledger too' })
export class WipeCommand extends MigratingCommand<WipeCommandOptions> {
  protected override async execute(
    _: string[],
    options: WipeCommandOptions,
    output: CommandOutput,
  ): Promise<void> {
    const migrations = this.context.get(MigrationService);
    const run = await this.underLock(options, output, (settings) =>
      migrations.wipe({
        ...executionOptions(options),
        ...permission(options),
        ...selectionOf(options),
        ...followed(settings, options, output),
      }),
    );
    output.document(run);
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
