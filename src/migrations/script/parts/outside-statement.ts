import { isConcurrent, type BareStatement } from '../../execution/statements/bare-statement.js';
import { readBareUntried } from '../../execution/statements/bare-untried.js';
import { isSessionStatement } from '../../execution/statements/session-statement.js';
import type { PreparedStatement } from '../prepare-step.js';
import { ask, when } from '../psql/conditions.js';
import type { ScriptContext } from '../script-context.js';
import { backfillLines, type BackfillPlace } from './backfill.js';
import type { EntryLines } from './entry.js';
import { refuseDoubt, settled, unlessInDoubt } from './settle.js';

export interface CountedStatement extends PreparedStatement {
  /** From 1. */
  number: number;
  /** Of all statements up to this one. */
  checksum: string;
}

/** One statement of a migration outside a transaction, and its count. */
export class OutsideStatement {
  readonly #bare: BareStatement | undefined;

  constructor(
    private readonly statement: CountedStatement,
    private readonly entry: EntryLines,
    private readonly state: 'running' | 'reverting',
  ) {
    this.#bare = readBareUntried(statement.text);
  }

  lines({ idempotent, place }: ScriptContext): string[] {
    const { backfill } = this.statement;
    const work = backfill === undefined ? undefined : backfillLines(backfill, place, this.#placeOfBackfill());
    return idempotent ? this.#unlessDone(work) : (work ?? this.#once());
  }

  #placeOfBackfill(): BackfillPlace {
    const { revision } = this.entry;
    return { revision, statement: this.statement.number, begun: this.#begun(), done: this.#done() };
  }

  #once(): string[] {
    const { lines } = this.statement;
    return this.#bare === undefined
      ? this.#withCount(lines)
      : this.#withDoubt(this.#bare, [this.#begun(), ...lines]);
  }

  /** What is set for the session is set again by whoever goes on in another one. */
  #unlessDone(work = this.#resumed()): string[] {
    const { number, text, lines } = this.statement;
    return [
      ask(
        `select :siskin_done < ${number} as siskin_next, :siskin_done = ${number - 1} and :'siskin_doubt'::boolean as siskin_in_doubt`,
      ),
      ...when('siskin_next', work, isSessionStatement(text) ? lines : []),
    ];
  }

  #resumed(): string[] {
    const { lines, number } = this.statement;
    const refusal = refuseDoubt(this.entry.revision, number);
    return this.#bare === undefined
      ? unlessInDoubt(this.#withCount(lines), refusal)
      : this.#withDoubt(this.#bare, settled(this.#bare, [this.#begun(), ...lines], refusal));
  }

  #withCount(lines: readonly string[]): string[] {
    return ['begin;', this.#done(), ...lines, 'commit;'];
  }

  #withDoubt(bare: BareStatement, lines: readonly string[]): string[] {
    return [...(isConcurrent(bare) ? withoutLockTimeout(lines) : lines), this.#done()];
  }

  #begun(): string {
    const { number, checksum } = this.statement;
    return this.entry.begin(checksum, { state: this.state, isFirst: number === 1 });
  }

  #done(): string {
    const { number, checksum } = this.statement;
    return this.entry.progress({ state: this.state, statementsDone: number, checksum });
  }
}

/** What waits for other transactions by its nature would leave an invalid index where it is cut off. */
function withoutLockTimeout(lines: readonly string[]): string[] {
  return [
    ask(`select current_setting('lock_timeout') as siskin_lock_timeout`),
    `set lock_timeout to '0';`,
    ...lines,
    `set lock_timeout to :'siskin_lock_timeout';`,
  ];
}
