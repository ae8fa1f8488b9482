import * as fc from 'fast-check';

import type { SqlToken } from './scan-piece.js';
import { scanSql } from './scan-sql.js';
import { splitStatements } from './split-statements.js';
import { SqlFault } from './sql-fault.js';
import { loadSqlParser, sqlParser } from './sql-parser.js';

beforeAll(loadSqlParser);

/** What quotes are made of, so that they often hold the beginning or the end of another. */
const inside = fc
  .array(
    fc.oneof(
      fc.constantFrom(';', "'", '"', '$$', '$a$', '/*', '*/', '--', '\\', '\n', '\r\n', '(', ')', 'é', '😀'),
      fc.constantFrom('-- up', 'begin atomic', 'end', 'create function', '\\set', '\t', '\u0001', '$', '/'),
      fc.string(),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join('').replaceAll('\0', ''));

const quoted = fc.oneof(
  inside.map((text) => `'${text.replaceAll("'", "''")}'`),
  inside.map((text) => `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`),
  inside.map((text) => `"${text.replaceAll('"', '""')}x"`),
  fc
    .tuple(inside, fc.constantFrom('$$', '$a$', '$é_1$'))
    .map(([text, tag]) => `${tag}${text.replaceAll('$', '')}${tag}`),
);
const comment = fc.oneof(
  inside.map((text) => `/*${text.replaceAll(/\/\*|\*\/|\/(?=$)|^\//g, '')} */`),
  inside.map((text) => `/* /*${text.replaceAll(/[*/]/g, '')}*/ ; */`),
  inside.map((text) => `\n--${text.replaceAll(/[\r\n]/g, '')}\n`),
);
const word = fc.constantFrom(
  'select',
  'from',
  '1',
  't.a',
  '+',
  '(1; 2)',
  'é',
  'x$y',
  '$1',
  '::',
  'case',
  'end',
);
const statement = fc
  .tuple(
    fc.array(comment, { maxLength: 2 }),
    fc.array(fc.oneof(word, quoted, comment)),
    fc.oneof(word, quoted),
  )
  .map(([before, middle, last]) => [...before, 'select', ...middle, last].join(' ').trim());

describe('splitStatements', () => {
  it('gives back what was joined', () => {
    fc.assert(
      fc.property(fc.array(statement), fc.constantFrom('\n', ' ', '\r\n'), (statements, gap) => {
        // A line comment at the front would belong to the statement before it.
        const joined = statements.map((text) => `${text};${text.endsWith('\n') ? '' : gap}\n`).join('');
        expect(splitStatements(joined).map(({ text }) => text)).toEqual(statements);
      }),
    );
  });

  it('either refuses a text or finds each statement where it says', () => {
    fc.assert(
      fc.property(inside, inside, (one, other) => {
        const text = `${one} ${other}`;
        let end = 0;
        for (const found of splitUnlessFaulty(text)) {
          expect(text.slice(found.start, found.start + found.text.length)).toBe(found.text);
          expect(found.start).toBeGreaterThanOrEqual(end);
          end = found.start + found.text.length;
          const word = found.text.length - found.text.replace(/^(?:\s|--.*[\r\n]|\/\*[^]*\*\/)*/, '').length;
          expect(found.line).toBeGreaterThanOrEqual(text.slice(0, found.start).split('\n').length);
          expect(found.line).toBeLessThanOrEqual(text.slice(0, found.start + word).split('\n').length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('splits where the parser of PostgreSQL does', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...VALID), { minLength: 1 }), (statements) => {
        const text = statements.join(' ;\n');
        expect(splitStatements(text).map(({ text }) => text)).toEqual(parsed(text));
      }),
    );
  });

  it('does not depend on how much is scanned at once', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(statement, inside)), fc.integer({ min: 1, max: 40 }), (parts, size) => {
        const text = parts.join(';');
        expect(scanned(text, size)).toEqual(scanned(text, text.length + 1));
      }),
    );
  });
});

function splitUnlessFaulty(text: string) {
  try {
    return splitStatements(text);
  } catch (error) {
    if (error instanceof SqlFault) {
      return [];
    }
    throw error;
  }
}

function scanned(text: string, size: number): { tokens: SqlToken[]; fault?: string } {
  const tokens: SqlToken[] = [];
  try {
    for (const token of scanSql(text, size)) {
      tokens.push(token);
    }
    return { tokens };
  } catch (error) {
    return { tokens, fault: String(error) };
  }
}

const VALID = [
  'select 1',
  "select 'a;b', E'\\';', $$;$$, \"a;\" from t",
  'create rule r as on insert to t do also (insert into a values (1); insert into b values (2))',
  'create function f() returns int language sql begin atomic select 1; select case when true then 2 end; end',
  'create or replace procedure p(a int) begin atomic insert into t values (a); end',
  'create procedure p() begin atomic end',
  'create function f() returns int language sql begin atomic select 1 as end; select t.end from t; select 1 end; end',
  'create function f() returns int return case when true then 1 end',
  'create function begin() returns int language sql as $$ select 1; $$',
  'create schema s create table t (a int) create view v as select 1',
  'select begin atomic from (select 1) begin',
  'begin isolation level serializable',
  'commit',
  "do $$ begin perform 1; end $$ language 'plpgsql'",
  'create table "é;😀" (a text default \'é;\')',
];

/** The statements as the parser cuts them; it counts in bytes. */
function parsed(text: string): string[] {
  const bytes = Buffer.from(text);
  const cut = sqlParser()
    .parseSync(text)
    .stmts?.map(({ stmt_location: start = 0, stmt_len: length }) =>
      bytes
        .subarray(start, length === undefined ? undefined : start + length)
        .toString()
        .trim(),
    );
  return cut ?? [];
}
