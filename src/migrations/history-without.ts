import { History } from './history.js';

/** The history as it will be once these revisions are reverted. */
export function historyWithout(history: History, reverted: ReadonlySet<string>): History {
  const { migrations, repeatables, entries, deleted, repeatableEntries } = history;
  const rows = [...entries.values(), ...deleted.values(), ...repeatableEntries.values()];
  return new History(
    [...migrations.values(), ...repeatables],
    rows.filter(({ revision }) => !reverted.has(revision)),
  );
}
