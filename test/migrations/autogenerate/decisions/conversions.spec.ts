import { parseType } from '../../../../src/migrations/autogenerate/decisions/conversions/data-type.js';
import { TEXTS } from '../../../../src/migrations/autogenerate/decisions/conversions/families.js';
import { SERVER_CASTS } from '../../../../src/migrations/autogenerate/decisions/conversions/server-casts.js';
import { findQuestions } from '../../../../src/migrations/autogenerate/decisions/find-questions.js';
import type { ConversionQuestion } from '../../../../src/migrations/autogenerate/decisions/question.js';
import { useOperationsDatabase } from '../../../operations/operations-database.js';
import { DOUBTFUL_CASES, PLAIN_CASES, type ConversionCase, type Fate } from './conversion-cases.js';
import { decisions, model } from './models.js';

const client = useOperationsDatabase();

const REFUSALS = /^2[23]/;

beforeEach(async () => {
  await client().query(`
    set local time zone 'America/New_York';
    set local lc_monetary = 'C';
    create type status as enum ('open', '2');
    create type state as enum ('open');
    create domain years as integer check (value >= 0)`);
});

/** What becomes of the value when its column changes its type. */
async function fateOf({ from, value, to }: ConversionCase, using?: string): Promise<Fate> {
  await client().query(`create table t (c ${from})`);
  await client().query(`insert into t select $1::text::${from}`, [value]);
  try {
    await client().query(`savepoint s`);
    await client().query(`alter table t alter c type ${to}${using === undefined ? '' : ` using ${using}`}`);
    const { rows } = await client().query<{ text: string }>(
      `select case when pg_typeof(c)::text = 'character' then format('%s', c) else c::text end as text from t`,
    );
    return rows[0]?.text ?? 'null';
  } catch (error) {
    return refusal(error);
  } finally {
    await client().query('rollback to s');
    await client().query('drop table t');
  }
}

function refusal(error: unknown): Fate {
  const code = error instanceof Object && 'code' in error ? String(error.code) : '';
  if (code !== '42804' && !REFUSALS.test(code)) {
    throw error;
  }
  return code === '42804' ? 'no cast' : 'refused';
}

function questionOf({ from, to }: ConversionCase): ConversionQuestion | undefined {
  const enums = { status: ['open', '2'], state: ['open'] };
  const domains = [{ name: 'years', definition: { type: 'integer' } }];
  const [question] = findQuestions(
    {
      before: model({ tables: { t: { c: from } }, enums, domains }),
      after: model({ tables: { t: { c: to } }, enums, domains }),
    },
    decisions(),
  );
  return question?.type === 'conversion' ? question : undefined;
}

describe('A conversion', () => {
  it.each(PLAIN_CASES)('of $from to $to is not doubted', async (given) => {
    expect(questionOf(given)).toBeUndefined();
    expect(await fateOf(given)).toBe(given.byItself);
  });

  it.each(DOUBTFUL_CASES)('of $from to $to is doubted', async (given) => {
    const question = questionOf(given);
    expect(await fateOf(given)).toBe(given.byItself);
    expect(question?.reason).toMatch(reasonOf(given));
    expect(question?.proposal && (await fateOf(given, question.proposal))).toBe(given.proposed);
  });
});

function reasonOf({ from, byItself }: ConversionCase): RegExp {
  if (byItself !== 'no cast') {
    return /^PostgreSQL by itself would /;
  }
  return TEXTS.has(parseType(from).name) ? /^PostgreSQL / : /^PostgreSQL has no way of its own from /;
}

describe('SERVER_CASTS', () => {
  it('is what the server has', async () => {
    const { rows } = await client().query<{ source: string; target: string }>(
      `select format_type(castsource, null) as source, format_type(casttarget, null) as target
         from pg_cast
         join pg_type source on source.oid = castsource
         join pg_type target on target.oid = casttarget
        where castcontext <> 'e' and castsource <> casttarget and castsource < 16384 and casttarget < 16384
          and source.typcategory <> 'S' and target.typcategory <> 'S' and source.typcategory <> 'Z'
          and castsource::regtype::text !~ '^(reg|pg_|oid|xid|xml)' and casttarget::regtype::text !~ '^(reg|oid)'`,
    );
    const pairs = rows.map(({ source, target }) => `${parseType(source).name} to ${parseType(target).name}`);
    const stated = Object.entries(SERVER_CASTS).flatMap(([from, all]) => all.map((to) => `${from} to ${to}`));
    expect(stated.sort()).toEqual(pairs.sort());
  });
});
