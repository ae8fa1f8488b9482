import { History } from './history.js';

/** The history as it will be once these revisions are reverted. */
export function historyWithout(history: History, reverted: ReadonlySet<string>): History {
  const { files, repeatables, entries, deleted, repeatableEntries, superseded } = history;
  const replaced = [...superseded].flatMap(([baseline, rows]) => (reverted.has(baseline) ? [] : rows));
  const rows = [...entries.values(), ...deleted.values(), ...repeatableEntries.values(), ...replaced];
  return new History(
    [...files, ...repeatables],
    rows.filter(({ revision }) => !reverted.has(revision)),
  );
}
