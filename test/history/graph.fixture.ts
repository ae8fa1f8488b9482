import type { MigrationSource } from '../fixtures/migration-files.js';

const node = (revision: string, parents: string[], more: Partial<MigrationSource> = {}): MigrationSource => ({
  revision,
  parents,
  ...more,
  change(op) {
    op.sql('select 1', { reverse: 'select 1' });
  },
});

/**
 * A history with two branches that meet again, and a third one that stays apart and depends on it:
 *
 *   a1 - b1 - m1        s1 (shop, depends on b1) - s2
 *      \ c1 /
 */
export const graph = {
  '1_a': node('a1', []),
  '2_b': node('b1', ['a1']),
  '3_c': node('c1', ['a1']),
  '4_m': node('m1', ['b1', 'c1']),
  '5_s': node('s1', [], { labels: ['shop'], dependsOn: ['b1'] }),
  '6_s': node('s2', ['s1']),
};

/** What two colleagues leave behind who each added a migration. */
export const diverged = {
  '1_a': node('a1', []),
  '2_b': node('b1', ['a1']),
  '3_c': node('c1', ['a1']),
  '4_c': node('c2', ['c1']),
};

export const line = { '1_a': node('a1', []), '2_b': node('b1', ['a1']), '3_c': node('c1', ['b1']) };
