import type { Operations } from '../../../../src/index.js';
import type { Decisions } from '../../../../src/migrations/autogenerate/decisions/decisions.js';
import type { Operation } from '../../../../src/migrations/operations/operation.js';

type Define = (op: Operations) => void;

/** A schema that becomes another one. */
export interface DifferenceCase {
  readonly name: string;
  readonly v1: Define;
  readonly v2: Define;
  /** What is done in v1 before it changes, such as inserting rows. */
  readonly rows?: readonly string[];
  readonly decisions?: Partial<Decisions>;
  /** The kinds of the operations, where the way matters. */
  readonly kinds?: readonly Operation['kind'][];
  /** What a query gives in v2, and in v1 again. */
  readonly query?: string;
  readonly result?: readonly object[];
  readonly restored?: readonly object[];
  /** The server's version as the comparison is told it. Default: that of the server. */
  readonly serverVersion?: number | null;
  /** PostgreSQL has no way back to these lines. */
  readonly stays?: RegExp;
}

/** Both schemas have it. */
export function both(common: Define, cases: readonly DifferenceCase[]): DifferenceCase[] {
  return cases.map(({ v1, v2, ...rest }) => ({
    ...rest,
    v1: (op) => (common(op), v1(op)),
    v2: (op) => (common(op), v2(op)),
  }));
}
