import { describeBlocker } from '../../errors/blocking-session.js';
import { describeHolder, type LockHolder } from '../../errors/lock-timeout.error.js';
import type { MigrationEvent } from '../../migrations/migration-runs.js';
import type { WipePlan } from '../../migrations/wipe/wipe-plan.js';
import { paint, type CommandOutput } from './command-output.js';
import { doomedSummary } from './doomed-lines.js';
import { describeBackfill } from './backfill-line.js';
import { formatCount, formatDuration } from './duration.js';
import { describeRetry, describeStatement } from './statement-line.js';

const MARKS = { up: '✓', down: '↩' };

/** Prints a line for each revision as it is done, the durations below one another. */
export function showProgress(output: CommandOutput): (event: MigrationEvent) => void {
  let width = 0;
  return (event) => {
    switch (event.type) {
      case 'waiting':
        return output.notice(waitingForLock(event.holder));
      case 'waiting-for-database':
        return output.notice(waitingForDatabase(event));
      case 'out-of-order':
        return output.notice(
          `Warning: applied revisions stand on ${event.revisions.join(', ')}, still pending.`,
        );
      case 'changed':
        return output.notice(
          `Warning: applied revisions were changed since: ${event.revisions.join(', ')}. To see how: nest-cmd db:repair`,
        );
      case 'wiping':
        return output.transient(`  … dropping ${doomedSummary(event.plan.objects)}`);
      case 'dropping':
        return output.progress(`  … dropped ${event.done} of ${formatCount(event.of, 'object')}`);
      case 'wiped':
        return output.lines(droppedLines(event.dropped));
      case 'planned':
        width = Math.max(0, ...event.steps.map(({ name }) => name.length));
        return;
      case 'started':
        if (event.statementsDone !== undefined) {
          output.notice(
            `Going on with ${event.name}, after ${formatCount(event.statementsDone, 'statement')}.`,
          );
        }
        return output.transient(`  … ${event.name}`);
      case 'progress':
        return output.progress(`  … ${event.name}  ${describeBackfill(event)}`);
      case 'working':
        return output.progress(`  … ${event.name}  ${describeStatement(event)}`);
      case 'terminated':
        return event.sessions.forEach((session) =>
          output.notice(`Ended the session ${describeBlocker(session)}`),
        );
      case 'retrying':
        return output.notice(describeRetry(event.name, event));
      case 'failed':
        output.line(`  ${paint('red', '✗')} ${event.name}`);
        return output.lines(rolledBack(event.rolledBack));
      case 'finished': {
        const mark = event.skipped ? paint('yellow', '-') : paint('green', MARKS[event.direction]);
        const duration = paint('dim', event.skipped ? 'skipped' : formatDuration(event.durationMs));
        return output.line(`  ${mark} ${event.name.padEnd(width)}  ${duration}`);
      }
    }
  };
}

export function waitingForDatabase({ host, port }: { host: string; port: number }): string {
  return `Waiting for the database at ${host}:${port}.`;
}

export function waitingForLock(holder: LockHolder | undefined): string {
  return `Waiting for the lock of the migrations. ${describeHolder(holder)}`;
}

/** Of a wipe that something follows, or that ends with it. */
function droppedLines({ objects }: WipePlan): string[] {
  return [objects.length === 0 ? 'There was nothing to drop.' : `Dropped ${doomedSummary(objects)}.`];
}

/** What was ticked off before does not count any more. */
function rolledBack(revisions: readonly string[] = []): string[] {
  return revisions.length === 0 ? [] : [`Rolled back, too: ${revisions.join(', ')}.`];
}
