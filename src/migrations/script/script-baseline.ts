import { Baselines } from '../graph/replacing/index.js';
import type { History } from '../history.js';

/** What a script has to know of a baseline: which rows of a ledger say that it counts as applied. */
export interface ScriptBaseline {
  readonly revision: string;
  readonly name: string;
  /** All that it replaces, directly and through others. */
  readonly expansion: readonly string[];
  /** What has to be applied, one by one. */
  readonly parts: readonly string[];
  /** The baselines among what it replaces: each may be applied itself, or all of its own parts. */
  readonly inner: readonly ScriptBaseline[];
}

/** The baselines in effect, in the order in which they are applied. */
export function scriptBaselines({ files, order, migrations }: History): ScriptBaseline[] {
  const baselines = new Baselines(files);
  const describe = (revision: string): ScriptBaseline => {
    const replaced = baselines.replacedBy(revision);
    const isInner = (id: string) => baselines.all.has(id);
    return {
      revision,
      name: baselines.nodes.get(revision)?.name ?? revision,
      expansion: [...baselines.expand(revision)],
      parts: replaced.filter((id) => !isInner(id)),
      inner: replaced.filter(isInner).map(describe),
    };
  };
  return order.filter((revision) => migrations.has(revision) && baselines.all.has(revision)).map(describe);
}
