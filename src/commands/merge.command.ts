import { relative } from 'node:path';

import { Command, Option } from 'nest-commander';

import { MigrationService } from '../migrations/migration.service.js';
import type { CommandOutput } from './output/command-output.js';
import { parseNames } from './parse.js';
import { SiskinCommand, type CommonOptions } from './siskin-command.js';

interface MergeCommandOptions extends CommonOptions {
  message?: string;
  label?: string[];
  revId?: string;
  splice?: boolean;
  path?: string;
}

@Command({
  name: 'db:merge',
  arguments: '[revisions...]',
  argsDescription: { revisions: 'the heads to join; all of them by default' },
  description: 'Write a migration that joins several heads',
})
export class MergeCommand extends SiskinCommand<MergeCommandOptions> {
  protected override readonly without = ['all'] as const;

  protected override async execute(
    revisions: string[],
    { message, label: labels, revId: revision, splice, path }: MergeCommandOptions,
    output: CommandOutput,
  ): Promise<void> {
    const merge = await this.context
      .get(MigrationService)
      .merge(revisions, { message, labels, revision, splice, path });
    output.document(merge);
    output.line(`Wrote ${relative(process.cwd(), merge.path)} (revision ${merge.revision}).`);
    output.line(`It joins ${merge.parents.join(' and ')}.`);
  }

  @Option({ flags: '-m, --message <message>', description: 'what it is named after' })
  parseMessage(value: string): string {
    return value;
  }

  @Option({ flags: '--label <label>', description: 'name the branch that starts here, may be repeated' })
  parseLabel(value: string, before?: string[]): string[] {
    return parseNames('--label', value, before);
  }

  @Option({ flags: '--rev-id <id>', description: 'its id, in place of a random one' })
  parseRevId(value: string): string {
    return value;
  }

  @Option({ flags: '--splice', description: 'let it join revisions that are not heads' })
  parseSplice(): boolean {
    return true;
  }

  @Option({ flags: '--path <folder>', description: 'the folder, one of migrations.paths' })
  parsePath(value: string): string {
    return value;
  }
}
