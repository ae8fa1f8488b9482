import type { Operations } from '../../src/migrations/operations/index.js';
import type { Operation } from '../../src/migrations/operations/operation.js';
import { recordOperations } from '../../src/migrations/operations/record.js';

/** Tests what each of the calls, which are named, records. */
export function testCalls(cases: Record<string, [call: (op: Operations) => void, ...Operation[]]>): void {
  it.each(Object.entries(cases).map(([name, [call, ...operations]]) => ({ name, call, operations })))(
    'records $name',
    async ({ call, operations }) => {
      expect(await recordOperations(call)).toEqual(operations);
    },
  );
}
