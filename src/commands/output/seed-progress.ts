import type { SeederEvent } from '../../seeders/seed-report.js';
import { paint, type CommandOutput } from './command-output.js';
import { formatDuration } from './duration.js';

/** Prints a line for each seeder as it ends, those that it called above it and further in. */
export function showSeeding(output: CommandOutput): (event: SeederEvent) => void {
  return (event) => {
    const margin = '  '.repeat(event.depth + 1);
    switch (event.type) {
      case 'started':
        return output.transient(`${margin}… ${event.seeder}`);
      case 'skipped':
        return output.line(
          `${margin}${paint('yellow', '-')} ${event.seeder}  ${paint('dim', 'not for this environment')}`,
        );
      case 'finished':
        return output.line(
          `${margin}${paint('green', '✓')} ${event.seeder}  ${paint('dim', formatDuration(event.durationMs))}`,
        );
      case 'failed':
        return output.line(`${margin}${paint('red', '✗')} ${event.seeder}`);
    }
  };
}
