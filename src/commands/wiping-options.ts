import type { OptionMetadata } from 'nest-commander';

import type { MigrationEvent, RunOptions } from '../migrations/migration-runs.js';
import type { WipeSelection } from '../migrations/wipe/wipe-plan.js';
import type { CommonOptions } from './siskin-command.js';
import type { CommandOutput } from './output/command-output.js';
import { doomedLines } from './output/doomed-lines.js';

/** The options of the commands that drop what belongs to migrations and entities. */
export const DROP_VIEWS: OptionMetadata = {
  flags: '--drop-views',
  description: 'drop all views, also those that depend on no table',
};
export const DROP_TYPES: OptionMetadata = {
  flags: '--drop-types',
  description: 'drop all types and domains',
};
export const SCHEMAS: OptionMetadata = {
  flags: '--schemas <names>',
  description: 'further schemas; may be repeated, or list several',
};

export function selectionOf({ dropViews, dropTypes, schemas }: WipeSelection): WipeSelection {
  return { dropViews, dropTypes, schemas };
}

/** With `--verbose` the names of what will be dropped are told before it is. */
export function followed(
  settings: RunOptions,
  { verbose = false }: CommonOptions,
  output: CommandOutput,
): RunOptions {
  const onProgress = (event: MigrationEvent) => {
    settings.onProgress?.(event);
    if (event.type === 'wiping' && verbose) {
      output.lines(doomedLines(event.plan.objects, true).map((line) => `  ${line}`));
    }
  };
  return { ...settings, onProgress };
}
