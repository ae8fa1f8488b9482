import type { KnownSeeder } from '../seeder-catalogue.js';
import type { SeedRecord } from './record-statements.js';
import { sourceChecksum } from './source-checksum.js';

/** A seeder that runs once, as it is in the database. What is null is not known where it has not run. */
export interface SeedStatus {
  name: string;
  /**
   * - `'ran'`: it is recorded, and skipped;
   * - `'changed'`: so it is, but its source is another one by now;
   * - `'pending'`: it runs when it is next named or called;
   * - `'missing'`: it is recorded, and the application has no such seeder.
   */
  state: 'ran' | 'changed' | 'pending' | 'missing';
  ranAt: Date | null;
  durationMs: number | null;
  ranBy: string | null;
  randomSeed: number | null;
}

/** Those of the application in its order, then those that are missing. */
export function statusOf(seeders: readonly KnownSeeder[], records: readonly SeedRecord[]): SeedStatus[] {
  const known = new Set(seeders.map(({ name }) => name));
  return [
    ...seeders
      .filter(({ settings }) => settings.once)
      .map((seeder) =>
        statusOfOne(
          seeder,
          records.find((record) => record.seeder === seeder.name),
        ),
      ),
    ...records.filter(({ seeder }) => !known.has(seeder)).map((record) => shown(record, 'missing')),
  ];
}

function statusOfOne({ name, type }: KnownSeeder, record: SeedRecord | undefined): SeedStatus {
  return record === undefined
    ? { name, state: 'pending', ranAt: null, durationMs: null, ranBy: null, randomSeed: null }
    : shown(record, record.checksum === sourceChecksum(type) ? 'ran' : 'changed');
}

function shown(record: SeedRecord, state: SeedStatus['state']): SeedStatus {
  const { seeder: name, ranAt, durationMs, ranBy, randomSeed } = record;
  return { name, state, ranAt, durationMs, ranBy, randomSeed };
}
