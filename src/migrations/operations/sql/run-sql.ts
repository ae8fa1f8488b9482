import { compileText } from '../compiler.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import type { SqlText } from '../sql-text.js';

export interface RunSql {
  kind: 'sql';
  text: SqlText;
  /** SQL that undoes it, or `false` where there is nothing to undo. */
  reverse?: SqlText | false;
}

const SHOWN_LENGTH = 60;

export const runSql: OperationKind<RunSql> = {
  compile: ({ text }) => [compileText(text)],
  invert({ text, reverse }) {
    if (reverse === undefined) {
      return {
        irreversible: `the statement "${summary(text)}" does not say how to undo it`,
        remedy: 'op.sql(`...`, { reverse: `...` }), or { reverse: false } where nothing is to be undone',
      };
    }
    return reverse === false ? [] : [{ kind: 'sql', text: reverse, reverse: text }];
  },
  source: ({ text, reverse }) => op('sql', literal(text), optionsOf({ reverse })),
  describe: ({ text }) => summary(text),
  touches: () => 'unknown',
};

export function summary(text: SqlText): string {
  const line = compileText(text).trim().replaceAll(/\s+/g, ' ');
  return line.length <= SHOWN_LENGTH ? line : `${line.slice(0, SHOWN_LENGTH - 1)}…`;
}
