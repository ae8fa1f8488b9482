import type { SeederEvent } from '../../seeders/seed-report.js';
import { paint, type CommandOutput } from './command-output.js';
import { referenceLines } from './reference-lines.js';
import { waitingForLock } from './migration-progress.js';
import { SeedTree, stateLine } from './seed-tree.js';

/** Prints the tree of the seeders as it grows, in a dry run with the differences of reference data, and on a terminal how far the one at work is. */
export function showSeeding(output: CommandOutput): (event: SeederEvent) => void {
  const tree = new SeedTree(output.width);
  let isTried = false;
  return (event) => {
    switch (event.type) {
      case 'waiting':
        return output.notice(waitingForLock(event.holder));
      case 'seeding':
        isTried = event.dryRun;
        tree.expect(event.seeders);
        return output.line(
          paint('dim', `${event.dryRun ? 'Trying' : 'Seeding'} with the random seed ${event.randomSeed}.`),
        );
      case 'reference':
        if (isTried || output.isVerbose) {
          output.lines(tree.under(event, referenceLines(event.reference)));
        }
        return;
      case 'started':
        output.lines(tree.linesOf(event));
        return output.transient(stateLine(event));
      case 'progress':
        output.lines(tree.linesOf(event));
        return output.progress(stateLine(event));
      case 'truncated':
        return output.line(`  ${paint('yellow', '∅')} Emptied ${event.tables.join(', ')}.`);
      default:
        return output.lines(tree.linesOf(event));
    }
  };
}
