import { defineEntity, p } from '@mikro-orm/postgresql';

import { applyReference } from '../../../src/seeders/reference/index.js';
import { liveMemory } from '../../fixtures/live-memory.js';
import { Lexicon } from './lexicon.js';

const Place = defineEntity({
  name: 'Place',
  properties: { id: p.integer().primary(), code: p.string().unique(), name: p.string(), people: p.integer() },
});

const COUNT = 1_000_000;

function* places() {
  for (let i = 1; i <= COUNT; i++) {
    yield { code: `P${i}`, name: `Place number ${i}`, people: i % 1_000 };
  }
}

let lexicon: Lexicon;
beforeAll(async () => {
  lexicon = await Lexicon.open([Place]);
});
afterAll(() => lexicon.close());

/** By how much more this process held at most while the work was done, in MB. */
async function growth(work: () => Promise<unknown>): Promise<number> {
  const start = liveMemory();
  let most = start;
  const timer = setInterval(() => {
    most = Math.max(most, liveMemory());
  }, 1_000);
  await work();
  clearInterval(timer);
  return (most - start) / 1024 / 1024;
}

const marks = () => lexicon.rows('select count(*), min(xmin::text), max(xmin::text), max(id) from place');

it('A million rows take no more memory than a few, and a second run changes none of them', async () => {
  const results: unknown[] = [];
  const run = async () => {
    results.push(await applyReference(lexicon.em, Place, places(), { by: ['code'], mode: 'sync' }));
  };

  const grown = await growth(run);
  const before = await marks();
  expect(before).toMatchObject([{ count: String(COUNT), max: COUNT }]);
  await run();

  expect(results).toMatchObject([
    { added: COUNT, changed: 0, removed: 0, unchanged: 0, differences: { length: 100 } },
    { added: 0, changed: 0, removed: 0, unchanged: COUNT, differences: [] },
  ]);
  expect(await marks()).toEqual(before);
  // The keys alone of a million rows would take more.
  expect(grown).toBeLessThan(40);
}, 900_000);
