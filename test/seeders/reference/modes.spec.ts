import { applyReference } from '../../../src/seeders/reference/index.js';
import { City, Country, Lexicon, Station } from './lexicon.js';

let lexicon: Lexicon;
beforeAll(async () => {
  lexicon = await Lexicon.open([Country, City, Station]);
});
afterAll(() => lexicon.close());
beforeEach(async () => {
  await lexicon.rows('truncate country, city, station restart identity');
});

const countries = () => lexicon.rows('select id, code, name from country order by id');
const THREE = [
  { code: 'CH', name: 'Switzerland' },
  { code: 'DE', name: 'Germany' },
  { code: 'FR', name: null },
];

const existing = async () => {
  await applyReference(lexicon.em, Country, THREE, { by: ['code'] });
  return [{ code: 'DE', name: 'Deutschland' }, { code: 'IT', name: 'Italy' }, { code: 'CH' }];
};

describe('applyReference', () => {
  it('adds what is not there, and says so', async () => {
    const result = await applyReference(lexicon.em, Country, THREE, { by: ['code'] });
    expect(result).toEqual({
      entity: 'Country',
      table: 'country',
      mode: 'upsert',
      added: 3,
      changed: 0,
      removed: 0,
      unchanged: 0,
      differences: THREE.map((values) => ({ type: 'added', key: { code: values.code }, values })),
    });
    expect(await countries()).toEqual(THREE.map((row, i) => ({ id: i + 1, ...row })));
  });

  const added = { type: 'added', key: { code: 'IT' }, values: { code: 'IT', name: 'Italy' } };
  const changed = {
    type: 'changed',
    key: { code: 'DE' },
    before: { name: 'Germany' },
    after: { name: 'Deutschland' },
  };
  const removed = { type: 'removed', key: { code: 'FR' }, values: { id: 3, code: 'FR', name: null } };
  const CH = { id: 1, code: 'CH', name: 'Switzerland' };
  const FR = { id: 3, code: 'FR', name: null };
  const IT = { id: 4, code: 'IT', name: 'Italy' };

  it.each([
    [
      'insert',
      [added],
      { changed: 0, removed: 0, unchanged: 2 },
      [CH, { id: 2, code: 'DE', name: 'Germany' }, FR, IT],
    ],
    [
      'upsert',
      [added, changed],
      { changed: 1, removed: 0, unchanged: 1 },
      [CH, { id: 2, code: 'DE', name: 'Deutschland' }, FR, IT],
    ],
    [
      'sync',
      [added, changed, removed],
      { changed: 1, removed: 1, unchanged: 1 },
      [CH, { id: 2, code: 'DE', name: 'Deutschland' }, IT],
    ],
  ] as const)('%s does what it is named for', async (mode, differences, counts, rows) => {
    const declared = await existing();
    const result = await applyReference(lexicon.em, Country, declared, { by: ['code'], mode });
    expect(result).toMatchObject({ mode, added: 1, ...counts, differences });
    expect(await countries()).toEqual(rows);
  });
});
