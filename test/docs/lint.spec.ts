import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { RULES } from '../../src/migrations/lint/rules/index.js';
import { RULE_IDS } from '../../src/index.js';
import { REPOSITORY } from '../fixtures/folders.js';

/** The rules of the table behind a word. */
const rulesAfter = (text: string, word: string) => {
  const [table = ''] = text.slice(text.indexOf(`\n${word}:\n`)).split(/\n\n(?!\|)/);
  return [...table.matchAll(/^\| `([\w-]+)`/gm)].map(([, rule]) => rule);
};

describe('docs/lint.md', () => {
  it('tells of every rule, with its severity', async () => {
    const text = await readFile(join(REPOSITORY, 'docs/lint.md'), 'utf8');
    const errors = RULES.filter(({ severity }) => severity === 'error').map(({ id }) => id);
    expect(new Set(rulesAfter(text, 'Errors'))).toEqual(new Set(errors));
    const warnings = RULE_IDS.filter((id) => !errors.includes(id));
    expect(new Set(rulesAfter(text, 'Warnings'))).toEqual(new Set(warnings));
  });
});
