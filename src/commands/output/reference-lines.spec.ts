import type { ReferenceResult } from '../../seeders/reference/index.js';
import { referenceLines } from './reference-lines.js';

const RESULT: ReferenceResult = {
  entity: 'Category',
  table: 'categories',
  mode: 'sync',
  added: 0,
  changed: 0,
  removed: 0,
  unchanged: 0,
  differences: [],
};

describe('referenceLines', () => {
  it.each([
    ['nothing at all', {}, ['categories: no rows']],
    ['no difference', { unchanged: 1_234 }, ['categories: 1,234 unchanged']],
  ])('say that there is %s', (_what, counts, expected) => {
    expect(referenceLines({ ...RESULT, ...counts })).toEqual(expected);
  });

  it('show each row that is added, changed or removed', () => {
    const differences: ReferenceResult['differences'] = [
      { type: 'added', key: { slug: 'research' }, values: { slug: 'research', name: 'Research' } },
      { type: 'added', key: { slug: 'bare' }, values: { slug: 'bare' } },
      { type: 'changed', key: { slug: 'design' }, before: { name: 'Design' }, after: { name: null } },
      { type: 'removed', key: { slug: 'old', lang: 'en' }, values: { id: 7, slug: 'old', lang: 'en' } },
    ];
    expect(
      referenceLines({ ...RESULT, added: 2, changed: 1, removed: 1, unchanged: 4, differences }),
    ).toEqual([
      'categories: 2 added, 1 changed, 1 removed, 4 unchanged',
      '  + slug "research"  name "Research"',
      '  + slug "bare"',
      '  ~ slug "design"  name "Design" → null',
      '  - slug "old", lang "en"',
    ]);
  });

  it('say how many are not shown', () => {
    const differences: ReferenceResult['differences'] = [
      { type: 'added', key: { slug: 'a' }, values: { slug: 'a' } },
    ];
    expect(referenceLines({ ...RESULT, added: 2_001, differences })).toEqual([
      'categories: 2,001 added',
      '  + slug "a"',
      '  … and 2,000 more',
    ]);
  });
});
