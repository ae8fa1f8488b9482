import type { OperationCalls } from '../operations.js';
import type { Recording } from '../recording.js';
import { isTemplate, sql, type SqlText } from '../sql-text.js';

export interface SqlCalls {
  /**
   * Runs SQL: a string as it is, or a template whose values are quoted. Reversible where `reverse` says how, or is
   * `false` because nothing is to be undone.
   *
   * @example op.sql`update users set role = ${role} where role is null`;
   * @example op.sql('create rule r as on delete to a do nothing', { reverse: 'drop rule r on a' });
   */
  sql(text: SqlText, options?: SqlOptions): void;
  sql(strings: TemplateStringsArray, ...values: unknown[]): void;

  /** Steps of which each direction is said by itself, in the midst of a `change`. */
  reversible(steps: ReversibleSteps): void;
}

export interface SqlOptions {
  reverse?: SqlText | false;
}

/** A direction that is left out does nothing. */
export interface ReversibleSteps {
  up?: (op: OperationCalls) => void;
  down?: (op: OperationCalls) => void;
}

export function sqlCalls({ record, nested }: Recording): SqlCalls {
  return {
    sql: (text: SqlText | TemplateStringsArray, ...rest: unknown[]) => {
      if (isTemplate(text)) {
        record({ kind: 'sql', text: sql(text, ...rest) });
      } else {
        record({ kind: 'sql', text, ...(rest[0] as SqlOptions | undefined) });
      }
    },
    reversible: ({ up, down }) =>
      record({ kind: 'reversible', up: up ? nested(up) : [], down: down ? nested(down) : [] }),
  };
}
