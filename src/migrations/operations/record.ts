import { DatabaseReadError } from '../../errors/database-read.error.js';
import { compileText } from './compiler.js';
import { defaultName, type NamingRule } from './names.js';
import type { Operation } from './operation.js';
import { OperationRecorder } from './operation-recorder.js';
import type { Operations } from './operations.js';

/**
 * The operations of a migration's function, found without a database.
 *
 * @throws DatabaseReadError when the function reads.
 */
export async function recordOperations(
  run: (op: Operations) => void | Promise<void>,
  naming: NamingRule = defaultName,
): Promise<Operation[]> {
  const recorded: Operation[] = [];
  const recorder = new OperationRecorder(
    {
      run: async (operations) => void recorded.push(...operations),
      query: async (text, { shownAs = compileText(text) } = {}) => {
        throw new DatabaseReadError(shownAs);
      },
      control: async () => undefined,
      inTransaction: true,
    },
    naming,
  );
  await run(recorder.op);
  await recorder.end();
  return recorded;
}
