import { withClient, type DatabaseClient } from '../../src/database/client.js';
import { runStatements } from '../../src/database/run-statements.js';
import { createTestDatabase } from '../../src/testing/index.js';

const MANY = Array.from({ length: 150 }, (_, number) => `insert into steps values (${number})`);

/** The statements that were run one by one, and what all of them have left behind. */
async function run(
  statements: readonly string[],
): Promise<{ alone: string[]; error?: unknown; steps: number[] }> {
  const database = await createTestDatabase();
  try {
    return await withClient({ connectionString: database.url }, async (client) => {
      await client.query('create table steps (step int, place int generated always as identity)');
      const alone: string[] = [];
      const error = await runStatements(client, statements, (statement) => {
        alone.push(statement);
        return client.query(statement);
      }).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      return { alone, steps: await stepsOf(client), ...(error === undefined ? {} : { error }) };
    });
  } finally {
    await database.drop();
  }
}

async function stepsOf(client: DatabaseClient): Promise<number[]> {
  const { rows } = await client.query<{ step: number }>('select step from steps order by place');
  return rows.map(({ step }) => step);
}

describe('runStatements', () => {
  it('runs many in their order, none of them alone', async () => {
    const { alone, steps, error } = await run(MANY);
    expect({ alone, error }).toEqual({ alone: [], error: undefined });
    expect(steps).toEqual(MANY.map((_, number) => number));
  });

  it('takes each for one of its own, whatever it ends with', async () => {
    const { alone, steps } = await run([
      'insert into steps values (1) -- one',
      'insert into steps values (2);',
    ]);
    expect({ alone, steps }).toEqual({ alone: [], steps: [1, 2] });
  });

  it('runs those one by one that can not be in a transaction, and no others', async () => {
    const late = 'create index concurrently on steps (step)';
    const { alone, steps, error } = await run([...MANY, late]);
    expect({ alone, error }).toEqual({ alone: [...MANY.slice(100), late], error: undefined });
    expect(steps).toEqual(MANY.map((_, number) => number));
  });

  it('ends with the one that is refused, and keeps those before it', async () => {
    const statements = [
      'insert into steps values (1)',
      'select from nowhere',
      'insert into steps values (2)',
    ];
    const { alone, steps, error } = await run(statements);
    expect(error).toMatchObject({ code: '42P01' });
    expect({ alone, steps }).toEqual({ alone: statements.slice(0, 2), steps: [1] });
  });
});
