import TestSequencer from '@jest/test-sequencer';

/** Those that take longest: on a clean clone Jest knows only how large their files are. */
const LONGEST = [
  'test/operations/operations.spec.ts',
  'test/migrations/autogenerate/difference/differences.spec.ts',
  'test/reliability/rounds.spec.ts',
  'test/migrations/autogenerate/tables.matrix.spec.ts',
  'test/docs/cookbook.spec.ts',
  'test/snapshot/scenarios.spec.ts',
  'test/scripts/scenarios.spec.ts',
  'test/commands/signals.spec.ts',
  'test/migrations/pgbouncer-processes.spec.ts',
  'test/commands/verbs.spec.ts',
  'test/scripts/script.spec.ts',
  'test/commands/nest-cmd.spec.ts',
  'test/migrations/outside/processes.spec.ts',
  'test/history/session.spec.ts',
  'test/commands/database-commands.spec.ts',
];
const rankOf = ({ path }) => {
  const rank = LONGEST.findIndex((suite) => path.endsWith(suite));
  return rank === -1 ? LONGEST.length : rank;
};

/** A long suite that begins last would leave the other cores idle. */
export default class LongestFirst extends TestSequencer {
  async sort(tests) {
    const sorted = await super.sort(tests);
    return sorted.toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}
