import * as fc from 'fast-check';

import { compileText } from '../../src/migrations/operations/compiler.js';
import { sql, type SqlFragment } from '../../src/migrations/operations/index.js';
import { useOperationsDatabase } from './operations-database.js';

const RUNS = 150;

const client = useOperationsDatabase();

const character = fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }).filter((unit) => unit !== '\0');
const trouble = fc.constantFrom(
  "'",
  "''",
  '"',
  '\\',
  "\\'",
  '\n',
  '$1',
  '$$',
  '?',
  '{',
  '}',
  ',',
  '--',
  '/*',
  'NULL',
);
const text = fc.array(fc.oneof(character, trouble), { maxLength: 30 }).map((parts) => parts.join(''));

const dates = fc.date({
  min: new Date('0001-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59.999Z'),
  noInvalidDate: true,
});
const bytes = fc.uint8Array({ maxLength: 40 }).map((array) => Buffer.from(array));
const json = fc.dictionary(text, fc.jsonValue({ stringUnit: text })).map((value) => {
  const plain: unknown = JSON.parse(JSON.stringify(value));
  return plain;
});

interface Question {
  text: SqlFragment;
  answer: unknown;
}

/** Queries that give the values a type, and what they are to return. */
function asking<T>(
  values: fc.Arbitrary<T>,
  text: (value: T) => SqlFragment,
  answer: (value: T) => unknown = (value) => value,
): fc.Arbitrary<Question> {
  return values.map((value) => ({ text: text(value), answer: answer(value) }));
}

const questions: Record<string, fc.Arbitrary<Question>> = {
  'a string': asking(text, (value) => sql`${value}::text`),
  'a list of strings': asking(fc.array(fc.option(text), { maxLength: 8 }), (value) => sql`${value}::text[]`),
  'a list of lists': asking(
    fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 4 }),
    (value) => sql`${value}::text[]`,
  ),
  // PostgreSQL is given no minus zero, as JSON is not.
  'a floating-point number': asking(
    fc.double(),
    (value) => sql`${value}::float8`,
    (value) => value + 0,
  ),
  'an integer': asking(fc.integer(), (value) => sql`${value}::integer`),
  'a bigint': asking(
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    (value) => sql`${value}::bigint`,
    (value) => String(value),
  ),
  'a list of numbers': asking(fc.array(fc.integer()), (value) => sql`${value}::integer[]`),
  'a boolean': asking(fc.boolean(), (value) => sql`${value}`),
  'a date': asking(
    dates,
    (value) => sql`(extract(epoch from ${value}::timestamptz) * 1000)::float8`,
    (value) => value.getTime(),
  ),
  'a list of dates': asking(
    fc.array(dates, { maxLength: 4 }),
    (value) =>
      sql`array(select (extract(epoch from d) * 1000)::float8 from unnest(${value}::timestamptz[]) d)`,
    (values) => values.map((value) => value.getTime()),
  ),
  bytes: asking(bytes, (value) => sql`${value}::bytea`),
  'a list of bytes': asking(fc.array(bytes, { maxLength: 4 }), (value) => sql`${value}::bytea[]`),
  JSON: asking(json, (value) => sql`${value}::json`),
  'a list of JSON': asking(fc.array(json, { maxLength: 4 }), (value) => sql`${value}::json[]`),
  'values side by side and in fragments': asking(
    fc.tuple(text, fc.integer({ min: -1_000_000, max: 1_000_000 }), text),
    ([first, number, last]) =>
      sql`json_build_array(${first}::text, ${sql`2 -${number} -${1}`}, ${last}::text)`,
    ([first, number, last]) => [first, 2 - number - 1, last],
  ),
};

describe.each(['on', 'off'])('with standard_conforming_strings = %s', (setting) => {
  beforeEach(() => client().query(`set local standard_conforming_strings = ${setting}`));

  it.each(Object.entries(questions))('PostgreSQL returns %s equal', async (_what, questions) => {
    const property = fc.asyncProperty(questions, async ({ text, answer }) => {
      const { rows } = await client().query(`select ${compileText(text)} as answer`);
      expect(rows).toEqual([{ answer }]);
    });
    await fc.assert(property, { numRuns: RUNS });
  });
});
