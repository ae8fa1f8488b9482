import type { KnownSeeder } from '../seeder-catalogue.js';
import type { SeedRecord } from './record-statements.js';
import { statusOf } from './seed-status.js';
import { sourceChecksum } from './source-checksum.js';

class RoleSeeder {
  run() {}
}
class CitySeeder {
  run() {
    return 1;
  }
}

const seederOf = (type: new () => { run(): unknown }, once = true): KnownSeeder => ({
  name: type.name,
  type,
  settings: { once },
  dependencies: [],
  instance: { run: () => undefined },
});

const ran = { ranAt: new Date(0), durationMs: 12, ranBy: 'ada@host', randomSeed: 7 };
const recordOf = (seeder: string, checksum = 'x'): SeedRecord => ({ seeder, checksum, ...ran });

describe('statusOf', () => {
  it('says of each whether it has run, as it is now or otherwise', () => {
    const records = [
      recordOf('CitySeeder'),
      recordOf('OldSeeder'),
      recordOf('RoleSeeder', sourceChecksum(RoleSeeder)),
    ];

    expect(statusOf([seederOf(RoleSeeder), seederOf(CitySeeder)], records)).toEqual([
      { name: 'RoleSeeder', state: 'ran', ...ran },
      { name: 'CitySeeder', state: 'changed', ...ran },
      { name: 'OldSeeder', state: 'missing', ...ran },
    ]);
  });

  it('says what is pending', () => {
    expect(statusOf([seederOf(RoleSeeder)], [])).toEqual([
      { name: 'RoleSeeder', state: 'pending', ranAt: null, durationMs: null, ranBy: null, randomSeed: null },
    ]);
  });

  it('leaves out what does not run once, be it recorded from when it did', () => {
    expect(statusOf([seederOf(RoleSeeder, false)], [recordOf('RoleSeeder')])).toEqual([]);
  });
});
