import { decisions, model } from '../../../../test/migrations/autogenerate/decisions/models.js';
import { UndecidedChangesError } from '../../../errors/undecided-changes.error.js';
import { decide } from './decide.js';
import { ensureDecided } from './ensure-decided.js';
import { findQuestions } from './find-questions.js';

const columns = (names: string[]) => Object.fromEntries(names.map((name) => [name, 'text']));

const schemas = {
  before: model({
    tables: {
      orders: { id: 'integer' },
      users: { name: 'text', price: 'numeric', day: 'date', 'a b': 'text', total: 'integer', note: 'text' },
      wide: columns(['a']),
    },
    enums: { status: ['draft', 'open'] },
  }),
  after: model({
    tables: {
      purchases: { number: 'integer' },
      users: {
        full_name: 'text',
        price: 'integer',
        day: 'integer',
        total: { type: 'integer', generated: { expression: '1' } },
        note: 'text!',
      },
      wide: columns(['b', 'c', 'd', 'e', 'f']),
    },
    enums: { status: ['open'] },
  }),
};
const withRows = new Set(['users']);

describe('ensureDecided', () => {
  it('is content where there is no question', () => {
    expect(() => ensureDecided([])).not.toThrow();
  });

  it('says of each question how to answer it', () => {
    expect(() => ensureDecided(findQuestions(schemas, decisions(), { withRows }))).toThrow(
      `It was not said what becomes of data, and it is not guessed. Nothing was written.
- The table orders is gone.
- The column users.name (text) is gone.
- The column users.a b (text) is gone.
- The column users.total (integer) is to be computed, and would be made anew.
- The column wide.a (text) is gone.
- The enum value status.draft is gone.
- The column users.price changes from numeric to integer: PostgreSQL by itself would round to whole numbers.
- The column users.day changes from date to integer: PostgreSQL has no way of its own from date to integer.
- The column users.note (text) becomes not null, and its table holds rows.
Say it:
- orders: --rename orders:purchases or --drop orders
- users.name: --rename users.name:users.full_name or --drop users.name
- users.a b: --rename 'users.a b:users.full_name' or --drop 'users.a b'
- users.total: --drop users.total
- wide.a: --rename wide.a:wide.b or --rename wide.a:wide.c or --rename wide.a:wide.d or --drop wide.a
- status.draft: --rename status.draft:status.open or --drop status.draft
- users.price: --using 'users.price="price"::integer'
- users.day: --using "users.day=..."
- users.note: --fill "users.note=..."`,
    );
  });

  it('is what comes of it where nobody can be asked', async () => {
    const error: unknown = await decide(schemas, decisions(), { withRows }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(UndecidedChangesError);
    expect(error).toMatchObject({
      code: 'SISKIN_UNDECIDED_CHANGES',
      changes: findQuestions(schemas, decisions(), { withRows }).map(({ name }) =>
        expect.objectContaining({ name }),
      ),
    });
  });

  it('asks for what is new and not null in other words', () => {
    const question = { type: 'fill', name: 'users.phone', dataType: 'text', becomes: 'added' } as const;
    expect(() => ensureDecided([question])).toThrow(
      '- The column users.phone (text) is new and not null, and its table holds rows.',
    );
  });

  it('names a table that would be made anew', () => {
    const question = { type: 'goneTable', name: 'logs', candidates: [], replaced: true } as const;
    expect(() => ensureDecided([question])).toThrow(
      "- The table logs can't be altered to what it is to be, and would be made anew.\nSay it:\n- logs: --drop logs",
    );
  });
});
