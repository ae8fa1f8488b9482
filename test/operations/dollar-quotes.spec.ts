import * as fc from 'fast-check';

import { compileOperation } from '../../src/migrations/operations/operation.js';
import { useOperationsDatabase } from './operations-database.js';

const client = useOperationsDatabase();

const piece = fc.constantFrom(
  '$',
  '$$',
  '$body',
  '$body$',
  'body$',
  '$1',
  '$body2$',
  "'",
  '\\',
  '\n',
  'ü',
  'x',
);
const bodies = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

it('gives PostgreSQL the body of a function as it is written', async () => {
  await client().query('set local check_function_bodies = off');
  const property = fc.asyncProperty(bodies, async (body) => {
    const definition = { returns: 'void', body };
    const [statement = ''] = compileOperation({
      kind: 'createRoutine',
      routine: 'function',
      name: 'f',
      definition,
      orReplace: true,
    });
    await client().query(statement);
    const { rows } = await client().query("select prosrc from pg_proc where oid = 'f()'::regprocedure");
    expect(rows).toEqual([{ prosrc: body }]);
  });
  await fc.assert(property, { numRuns: 300 });
});
