import { FixedSink } from '../drift/fixed-sink.js';
import { compileText } from '../operations/compiler.js';
import type { Operation } from '../operations/operation.js';
import type { QueryAnswer, QueryDetails } from '../operations/reading/operation-sink.js';
import type { SqlText } from '../operations/sql-text.js';

/** Keeps the operations of a migration, up to its first read; it never looks at the rows that one copies. */
export class RecordingSink extends FixedSink {
  readonly operations: Operation[] = [];
  /** The first read. */
  read: string | undefined;

  override async run(operations: readonly Operation[]): Promise<void> {
    this.operations.push(...operations);
    this.ensureGoingOn();
  }

  override query<R extends object>(text: SqlText, details: QueryDetails = {}): Promise<QueryAnswer<R>> {
    this.read ??= details.shownAs ?? compileText(text);
    return super.query(text, details);
  }
}
