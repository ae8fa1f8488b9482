import type { ScratchChoice } from '../../database/scratch/scratch-server.js';
import type { AutogenerateSettings } from './settings.js';
import type { SchemaOrigin, SchemaRequest } from './sources/schema-sources.js';

export interface ComparisonOptions {
  /** Where the schemas are built that are compared. Default: the option `migrations.autogenerate.scratch`. */
  scratch?: ScratchChoice;
  /** Ends the work with a RunInterruptedError when it is aborted, and drops what is under way. */
  signal?: AbortSignal;
}

interface Comparison extends ComparisonOptions {
  from?: SchemaOrigin;
}

/** What is to be compared, as the options of the module and of the call say. */
export function toRequest(
  { include, exclude, own, ...settings }: AutogenerateSettings,
  { from, scratch = settings.scratch, signal }: Comparison = {},
): SchemaRequest {
  return {
    ...(from !== undefined && { from }),
    filter: { ...(include && { include }), ...(exclude && { exclude }) },
    ...(own && { own }),
    ...(scratch && { scratch }),
    ...(signal && { signal }),
  };
}
