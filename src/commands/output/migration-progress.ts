import { describeHolder } from '../../errors/lock-timeout.error.js';
import type { MigrationEvent } from '../../migrations/migration.service.js';
import { paint, type CommandOutput } from './command-output.js';
import { formatDuration } from './duration.js';

const MARKS = { up: '✓', down: '↩' };

/** Prints a line for each revision as it is done. */
export function showProgress(output: CommandOutput): (event: MigrationEvent) => void {
  return (event) => {
    switch (event.type) {
      case 'waiting':
        return output.notice(`Waiting for the lock of the migrations. ${describeHolder(event.holder)}`);
      case 'started':
        return output.transient(`  … ${event.name}`);
      case 'finished': {
        const mark = paint('green', MARKS[event.direction]);
        return output.line(`  ${mark} ${event.name}  ${paint('dim', formatDuration(event.durationMs))}`);
      }
    }
  };
}
