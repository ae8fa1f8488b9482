import type { ComparisonOptions } from '../migrations/autogenerate/to-request.js';
import type { ScratchChoice } from '../database/scratch/scratch-server.js';
import type { CommandContext } from './command-context.js';
import type { CommandOutput } from './output/command-output.js';
import { Elapsed } from './output/elapsed.js';
import { stopping } from './output/stopping.js';
import { parseChoice } from './parse.js';

/** The option of the commands that compare schemas. */
export const SCRATCH_OPTION = {
  flags: '--scratch <where>',
  description: 'where schemas are built: auto (default), server or embedded',
};

export function parseScratch(value: string): ScratchChoice {
  return parseChoice('--scratch', value, ['auto', 'server', 'embedded']);
}

export interface Comparing extends Pick<ComparisonOptions, 'signal'> {
  readonly elapsed: Elapsed;
}

/** Does what compares schemas: it is told how long that takes, and Ctrl-C and SIGTERM break it off. */
export async function comparing<T>(
  context: CommandContext,
  { what, output }: { what: string; output: CommandOutput },
  work: (comparing: Comparing) => Promise<T>,
): Promise<T> {
  using elapsed = new Elapsed(what, output);
  const onStop = () => output.notice(stopping());
  return await context.interruptible(onStop, (signal) => work({ signal, elapsed }));
}
