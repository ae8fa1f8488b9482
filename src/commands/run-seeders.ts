import { SeedersFailedError } from '../errors/seeders-failed.error.js';
import type { SeedOptions } from '../seeders/seed-options.js';
import type { SeederEvent, SeedResult } from '../seeders/seed-report.js';
import type { SeederTarget } from '../seeders/seeder-runner.js';
import { SeederService } from '../seeders/seeder.service.js';
import type { CommandContext } from './command-context.js';
import type { CommandOutput } from './output/command-output.js';
import { waitingForDatabase } from './output/migration-progress.js';
import { showSeeding } from './output/seed-progress.js';
import { summaryLines } from './output/seed-summary.js';
import { stopping } from './output/stopping.js';
import type { CommonOptions } from './siskin-command.js';

/** Runs seeders: their tree is shown and summed up, and Ctrl-C and SIGTERM interrupt them. */
export async function runSeeders(
  context: CommandContext,
  target: SeederTarget | undefined,
  options: SeedOptions,
  output: CommandOutput,
): Promise<SeedResult> {
  const summarise = (result: SeedResult) => output.lines(summaryLines(result));
  try {
    const result = await interruptibly(context, target, options, output);
    summarise(result);
    return result;
  } catch (error) {
    if (error instanceof SeedersFailedError) {
      summarise(error.result);
    }
    throw error;
  }
}

async function interruptibly(
  context: CommandContext,
  target: SeederTarget | undefined,
  options: SeedOptions,
  output: CommandOutput,
): Promise<SeedResult> {
  const show = showSeeding(output);
  const underway: string[] = [];
  const onProgress = (event: SeederEvent) => {
    follow(underway, event);
    show(event);
  };
  const onStop = () => {
    const seeder = underway.at(-1);
    output.notice(stopping(seeder && `${seeder} is broken off at its next step.`));
  };
  const onWaitingForDatabase: SeedOptions['onWaitingForDatabase'] = (address) =>
    output.notice(waitingForDatabase(address));
  return context.interruptible(onStop, (signal) =>
    context.get(SeederService).run(target, { ...options, onWaitingForDatabase, onProgress, signal }),
  );
}

/** Keeps the seeders at work, from the outermost one on. */
function follow(underway: string[], event: SeederEvent): void {
  if (event.type === 'started') {
    underway.splice(event.depth, Infinity, event.seeder);
  } else if (event.type === 'finished' || event.type === 'failed') {
    underway.splice(event.depth);
  }
}

/** Whether there is nothing to run for a database of all of them, where nobody says what: one need not have seeders. */
export async function hasNothingToSeed(
  context: CommandContext,
  { all = false }: CommonOptions,
  isNamed: boolean,
): Promise<boolean> {
  return all && !isNamed && !(await context.get(SeederService).hasDefault());
}

export const NO_SEEDER = 'No seeder.';
