import { escapeIdentifier } from 'pg';

import { recordOperations } from '../../src/migrations/operations/record.js';
import { HOSTILE_NAMES, type Names } from '../operations/hostile-names.js';
import { apply, useSchema } from '../operations/operations-database.js';
import { ownRoles } from '../operations/roles.js';
import { scenarios } from '../operations/scenarios.js';
import { Pair, run } from './round-trip.js';

let pair: Pair;

beforeAll(async () => {
  pair = await Pair.open();
});
afterAll(() => pair.dispose());

beforeEach(async () => {
  await pair.source.query('begin');
  await pair.target.query('begin');
});
afterEach(async () => {
  await pair.source.query('rollback');
  await pair.target.query('rollback');
});

/** Roles belong to the server: those of a transaction are nobody else's. */
async function moveRoles(): Promise<void> {
  const roles = await ownRoles(pair.source);
  await pair.source.query('rollback');
  await run(
    pair.target,
    roles.map((role) => `create role ${escapeIdentifier(role)}`),
  );
}

const KINDS = ['plain names', 'a hostile schema', '63 bytes of unicode'];
const EMPTY = { differences: [], left: [] };

describe.each(Object.entries(HOSTILE_NAMES).filter(([kind]) => KINDS.includes(kind)))(
  'with %s',
  (_what, names: Names) => {
    useSchema(() => pair.source, names.schema);

    it.each(Object.entries(scenarios(names)))('%s is rebuilt and dropped', async (_operation, scenario) => {
      for (const step of [scenario.given, scenario.change]) {
        await apply(pair.source, await recordOperations(step ?? (() => undefined)));
      }
      const { snapshot, again, differences, left } = await pair.roundTrip({ beforeRebuild: moveRoles });
      expect({ differences, left }).toEqual(EMPTY);
      expect(again).toEqual(snapshot);
    });
  },
);
