import { assert, asyncProperty, constant, oneof, string, stringMatching } from 'fast-check';

import { copyPlan } from '../../operations/rows/copy-plan.js';
import { quoteString } from '../../operations/literal.js';
import { readCopy } from './copied-rows.js';

const literal = (value: string | null) => (value === null ? 'null' : quoteString(value));

describe('readCopy', () => {
  it('writes the rows as inserts of 1,000 rows at most', async () => {
    const rows = Array.from({ length: 2_001 }, (_, id) => ({ id }));
    const { statement, inserts } = await readCopy(copyPlan('t', rows));
    expect(statement).toBe('copy "t" ("id") from stdin');
    expect(inserts).toHaveLength(3);
    expect(inserts[2]).toBe(`insert into "t" ("id") overriding system value values\n  ('2000')`);
  });

  it('has none for no rows', async () => {
    expect((await readCopy(copyPlan('t', []))).inserts).toEqual([]);
  });

  it('says of every text what COPY says of it', async () => {
    const text = oneof(string(), stringMatching(/^[\\nrtN'"\t\n\r.]{0,8}$/), constant(null));
    await assert(
      asyncProperty(text, text, async (a, b) => {
        const { inserts } = await readCopy(copyPlan('t', [{ a, b }]));
        expect(inserts).toEqual([
          `insert into "t" ("a", "b") overriding system value values\n  (${literal(a)}, ${literal(b)})`,
        ]);
      }),
    );
  });
});
