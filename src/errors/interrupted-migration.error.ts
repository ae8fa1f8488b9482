import { SiskinError } from './siskin.error.js';

/** A migration outside a transaction is done by half, and what was asked for can not be done before it is whole. */
export class InterruptedMigrationError extends SiskinError {
  readonly code = 'SISKIN_INTERRUPTED_MIGRATION';

  constructor(
    readonly revision: string,
    /** Whether it is applied by half, or reverted by half. */
    readonly state: 'running' | 'reverting',
    readonly statementsDone: number,
  ) {
    super({ ...(state === 'running' ? ofApplying : ofReverting)(revision, statementsDone) });
  }
}

function ofApplying(revision: string, done: number) {
  return {
    problem: `The revision ${revision} is applied by half: ${count(done)} of it took effect, outside a transaction. It can't be rolled back like that, and nothing else before it.`,
    remedy: [
      'Finish it: `nest-cmd db:migrate` goes on where it stopped. What it has not done yet may be changed in its file, or removed.',
      `Or finish it by hand, and say so: \`nest-cmd db:stamp ${revision}\``,
      'Or undo it by hand, and stamp the revision before it.',
    ].join('\n'),
  };
}

function ofReverting(revision: string, done: number) {
  return {
    problem: `The revision ${revision} is reverted by half: ${count(done)} of its way back took effect, outside a transaction.`,
    remedy: [
      'Finish it: `nest-cmd db:rollback` goes on where it stopped.',
      `Or bring back by hand what was reverted, and say so: \`nest-cmd db:stamp ${revision}\``,
    ].join('\n'),
  };
}

function count(statements: number): string {
  return statements === 1 ? '1 statement' : `${statements} statements`;
}
