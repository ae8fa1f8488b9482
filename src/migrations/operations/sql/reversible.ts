import type { NamingRule } from '../names.js';
import type { Operation } from '../operation.js';
import type { OperationKind } from '../operation-kind.js';
import { block, fields, op, type Code } from '../source/code.js';
import type { Touches } from '../touches.js';

/** Steps of which each direction is said by itself, in the midst of a `change`. */
export interface Reversible {
  kind: 'reversible';
  up: readonly Operation[];
  down: readonly Operation[];
}

type Read = (operation: Operation) => OperationKind<Operation>;

/** Reads the steps as `kindOf` reads any operation. */
export function reversibleKind(kindOf: Read): OperationKind<Reversible> {
  const steps = (operations: readonly Operation[], naming: NamingRule): Code =>
    block(
      'op',
      operations.map((operation) => kindOf(operation).source(operation, naming)),
    );
  return {
    compile: ({ up }) => up.flatMap((step) => kindOf(step).compile(step)),
    steps: ({ up }) => up.flatMap((step) => kindOf(step).steps?.(step) ?? kindOf(step).compile(step)),
    invert: ({ up, down }) => [{ kind: 'reversible', up: down, down: up }],
    source: ({ up, down }, naming) =>
      op('reversible', fields({ up: steps(up, naming), down: steps(down, naming) })),
    describe: ({ up }) => up.map((step) => kindOf(step).describe(step)).join(', ') || 'do nothing',
    touches: ({ up }) => together(up.map((step) => kindOf(step).touches(step))),
    outsideTransaction: ({ up }) => up.some((step) => kindOf(step).outsideTransaction?.(step) === true),
  };
}

function together(all: readonly Touches[]): Touches {
  return all.reduce<Touches>(
    (sum, one) => (sum === 'unknown' || one === 'unknown' ? 'unknown' : [...sum, ...one]),
    [],
  );
}
