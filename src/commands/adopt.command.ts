import { relative } from 'node:path';

import { Command, Option } from 'nest-commander';

import { UsageError } from '../errors/usage.error.js';
import type { Adoption } from '../migrations/adopt/adoption.js';
import { FOREIGN_LEDGERS, FOREIGN_TOOLS, type ForeignTool } from '../migrations/adopt/ledgers/index.js';
import { MigrationService } from '../migrations/migration.service.js';
import { LockingCommand, type LockingOptions } from './locking-command.js';
import type { CommandOutput } from './output/command-output.js';
import { formatCount } from './output/duration.js';
import { parseChoice, parseText } from './parse.js';

interface AdoptCommandOptions extends LockingOptions {
  from?: ForeignTool;
  table?: string;
  name?: string;
  path?: string;
  prove?: boolean;
}

@Command({
  name: 'db:adopt',
  description: 'Take over the history of a database that another tool has migrated',
})
export class AdoptCommand extends LockingCommand<AdoptCommandOptions> {
  protected override async execute(
    _parameters: string[],
    { from, table, name, path, prove, ...options }: AdoptCommandOptions,
    output: CommandOutput,
  ): Promise<void> {
    if (from === undefined) {
      throw new UsageError(
        'db:adopt has to be told which tool has migrated the database so far.',
        `Name it: nest-cmd db:adopt --from ${FOREIGN_TOOLS.join('|')}`,
      );
    }
    const migrations = this.context.get(MigrationService);
    const adoption = await this.underLock(options, output, (settings) =>
      migrations.adopt({ from, table, name, path, prove, ...settings }),
    );
    output.document(adoption);
    output.lines(toLines(adoption));
  }

  @Option({ flags: '--from <tool>', description: `the tool: ${FOREIGN_TOOLS.join(', ')}` })
  parseFrom(value: string): ForeignTool {
    return parseChoice('--from', value, FOREIGN_TOOLS);
  }

  @Option({
    flags: '--table <name>',
    description: 'its table, where that is not the one that the tool makes',
  })
  parseTable(value: string): string {
    return parseText('--table', value);
  }

  @Option({ flags: '--name <name>', description: 'what a baseline is named after (default: baseline)' })
  parseName(value: string): string {
    return parseText('--name', value);
  }

  @Option({ flags: '--path <folder>', description: 'the folder of a baseline, one of migrations.paths' })
  parsePath(value: string): string {
    return value;
  }

  @Option({ flags: '--no-prove', description: 'do not rebuild the schema on a scratch database first' })
  parseNoProve(): boolean {
    return false;
  }
}

function toLines({ from, ledger, recorded, stamped, baseline, pending, leftovers }: Adoption): string[] {
  const { title } = FOREIGN_LEDGERS[from];
  return [
    `${title} has applied ${formatCount(recorded.length, 'migration')}, by ${ledger}.`,
    baseline === null
      ? `Recorded ${formatCount(stamped.length, 'revision')} as applied, ${pending.length} pending. Nothing was run.`
      : `Wrote ${relative(process.cwd(), baseline)} of the present schema, and recorded it as applied. Nothing was run.`,
    `${ledger} stays as it is. Once nothing needs it any more: ${leftovers.join(' ')}`,
  ];
}
