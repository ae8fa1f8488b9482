import type { BareStatement } from '../statements/bare-statement.js';
import type { Attempt, Settlement } from './effect.js';
import { settleCreateIndex, settleDropIndex, settleReindex } from './index-effects.js';
import { settleObject } from './object-effects.js';
import { settleDetachPartition } from './partition-effects.js';

/**
 * What to do about a statement that can't be counted in its own transaction: clears what an interrupted run has left of
 * it, and looks up whether it took effect.
 */
export async function settle(bare: BareStatement, attempt: Attempt): Promise<Settlement> {
  switch (bare.form) {
    case 'createIndex':
      return settleCreateIndex(bare, attempt);
    case 'dropIndex':
      return settleDropIndex(bare, attempt);
    case 'reindex':
      return settleReindex(bare, attempt);
    case 'detachPartition':
      return settleDetachPartition(bare, attempt);
    case 'createObject':
    case 'dropObject':
      return settleObject(bare, attempt);
    case 'repeatable':
      return { run: attempt.statement };
    case 'once':
      return attempt.inDoubt ? 'unknown' : { run: attempt.statement };
  }
}
