import { SiskinError } from './siskin.error.js';
import { firstLine } from './sql-excerpt.js';

/** A migration that can't be in one transaction with the others, and why. */
export interface RefusedMigration {
  revision: string;
  name: string;
  direction: 'up' | 'down';
  /** The migration's file; absent where it is reverted from the ledger. */
  file?: string;
  /**
   * - `outside`: it says `static transaction = false`, or was applied like that.
   * - `interrupted`: it is done by half, outside a transaction.
   * - `statement`: PostgreSQL refuses one of its statements in a transaction.
   * - `backfill`: it has a backfill, which commits batch by batch.
   */
  reason: 'outside' | 'interrupted' | 'statement' | 'backfill';
  /** The statement that is refused, or what describes the backfill. */
  statement?: string;
}

/** A run was to be one transaction, and some of its migrations can't be in it. Nothing was run. */
export class TransactionAllRefusedError extends SiskinError {
  readonly code = 'SISKIN_TRANSACTION_ALL_REFUSED';

  constructor(readonly refused: readonly RefusedMigration[]) {
    super({
      problem: [
        'The run is to be one transaction, and this can not be a part of it:',
        ...refused.flatMap(toLines),
        'Nothing was run.',
      ].join('\n'),
      remedy: remedy(refused),
    });
  }
}

function toLines(migration: RefusedMigration): string[] {
  const { revision, name, file } = migration;
  const title = name === revision ? name : `${name} (${revision})`;
  return [`  ${title}: ${reasonOf(migration)}`, ...(file === undefined ? [] : [`    in ${file}`])];
}

function reasonOf({ reason, statement = '' }: RefusedMigration): string {
  switch (reason) {
    case 'outside':
      return 'it runs outside a transaction, by its `transaction = false`';
    case 'interrupted':
      return 'it is done by half, outside a transaction, and has to be gone on with there';
    case 'statement':
      return `PostgreSQL refuses this in a transaction: ${firstLine(statement)}`;
    case 'backfill':
      return `${statement} commits batch by batch`;
  }
}

function remedy([first]: readonly RefusedMigration[]): string {
  const command = first?.direction === 'down' ? 'nest-cmd db:rollback' : 'nest-cmd db:migrate';
  return [
    `Run it with a transaction for each migration: \`${command} --transaction each\``,
    'Or name a target to go in stages: up to the migration before these in one transaction, these with `--transaction each`, then the rest.',
  ].join('\n');
}
