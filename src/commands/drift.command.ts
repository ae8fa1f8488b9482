import { Command, Option } from 'nest-commander';

import type { ScratchChoice } from '../database/scratch/scratch-server.js';
import type { Drift } from '../migrations/autogenerate/find-drift.js';
import { MigrationService } from '../migrations/migration.service.js';
import { comparing, parseScratch, SCRATCH_OPTION } from './comparing.js';
import { DatabaseCommand, reaching, type DatabaseCommandOptions } from './database-command.js';
import { FOUND } from './exit-code.js';
import { paint, type CommandOutput } from './output/command-output.js';
import { formatCount } from './output/duration.js';

interface DriftCommandOptions extends DatabaseCommandOptions {
  scratch?: ScratchChoice;
}

@Command({
  name: 'db:drift',
  description: 'Exit with 3 where the database is not what its applied revisions build',
})
export class DriftCommand extends DatabaseCommand<DriftCommandOptions> {
  protected override async execute(
    _: string[],
    { scratch, ...options }: DriftCommandOptions,
    output: CommandOutput,
  ): Promise<number> {
    const migrations = this.context.get(MigrationService);
    const differences = await comparing(
      this.context,
      { what: 'comparing the database', output },
      ({ signal }) => migrations.drift({ ...reaching(options, output), scratch, signal }),
    );
    output.document({ differences });
    output.lines(toLines(differences));
    return differences.length > 0 ? FOUND : 0;
  }

  @Option(SCRATCH_OPTION)
  parseScratch(value: string): ScratchChoice {
    return parseScratch(value);
  }
}

function toLines(differences: readonly Drift[]): string[] {
  return differences.length === 0
    ? ['The database is what its applied revisions build.']
    : [
        `The database is not what its applied revisions build: ${formatCount(differences.length, 'difference')}.`,
        ...differences.flatMap((drift) => ['', ...driftLines(drift)]),
      ];
}

/** As if somebody had made the change by hand. */
function driftLines({ change, remedy, code }: Drift): string[] {
  return [
    paint('bold', change),
    ...labelled('to remove it', remedy.map((statement) => `${statement};`).join('\n')),
    ...labelled('to accept it', code),
  ];
}

function labelled(label: string, text: string): string[] {
  return [`  ${label}:`, ...text.split('\n').map((line) => `    ${line}`)];
}
