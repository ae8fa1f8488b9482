import { IrreversibleMigrationError } from '../../src/errors/irreversible-migration.error.js';
import { invertOperations } from '../../src/migrations/operations/invert.js';
import type { Irreversible } from '../../src/migrations/operations/operation-kind.js';
import {
  compileOperation,
  describeOperation,
  type Operation,
} from '../../src/migrations/operations/operation.js';

export interface OperationCase<O extends Operation> {
  operation: O;
  sql: string[];
  line: string;
  inverse: Operation[] | Irreversible;
}

/** Tests each reader of an operation on each of the cases, which are named. */
export function testOperation<O extends Operation>(
  kind: O['kind'],
  cases: Record<string, OperationCase<O>>,
): void {
  describe(kind, () => {
    const rows = Object.entries(cases).map(([name, rest]) => ({ name, ...rest }));

    it.each(rows)('compiles $name', ({ operation, sql }) => {
      expect(compileOperation(operation)).toEqual(sql);
    });

    it.each(rows)('describes $name', ({ operation, line }) => {
      expect(describeOperation(operation)).toBe(line);
    });

    it.each(rows)('inverts $name', ({ operation, line, inverse }) => {
      if (Array.isArray(inverse)) {
        expect(invertOperations([operation], 'r1')).toEqual(inverse);
      } else {
        expect(irreversibility(operation)).toEqual(expectedError(line, inverse));
      }
    });
  });
}

function irreversibility(operation: Operation) {
  try {
    return invertOperations([operation], 'r1');
  } catch (error) {
    return fieldsOf(error);
  }
}

function fieldsOf(error: unknown) {
  if (!(error instanceof IrreversibleMigrationError)) {
    throw error;
  }
  const { name, code, revision, operation, problem, remedy, message } = error;
  return { name, code, revision, operation, problem, remedy, message };
}

function expectedError(operation: string, inverse: Irreversible) {
  const problem = `The revision r1 can't be reverted: ${inverse.irreversible}.`;
  const remedy = `Write it as ${inverse.remedy}, or give the migration up(op) and down(op) in place of change(op).`;
  return {
    name: 'IrreversibleMigrationError',
    code: 'SISKIN_IRREVERSIBLE_MIGRATION',
    revision: 'r1',
    operation,
    problem,
    remedy,
    message: `${problem}\n${remedy}`,
  };
}
