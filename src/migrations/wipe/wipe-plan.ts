import type { DoomedObjects } from '../../errors/destructive-act.js';

/** Which objects go, beside all tables, and what depends on them. */
export interface WipeSelection {
  /** All views and materialized views, also those that depend on no table. Default: those that migrations create. */
  dropViews?: boolean;
  /** All types and domains. Default: those that migrations create, and the enums of entities. */
  dropTypes?: boolean;
  /** Schemas beside those of the ledger, the search path, the entities, and what migrations create. Default: none. */
  schemas?: readonly string[];
}

/** What a wipe drops, as the database is. */
export interface WipePlan {
  /** The schemas that were looked through. */
  schemas: readonly string[];
  /** By kind, tables first; without the tables of the ledger, which go too. */
  objects: readonly DoomedObjects[];
}

/** One object that goes. */
export interface DoomedObject {
  kind: string;
  /** With its schema, quoted where it has to be. */
  name: string;
  /** What drops it; null where it goes with what it depends on. */
  statement: string | null;
}

/** A {@link WipePlan} with its single steps, in the order in which they are taken. */
export interface WipeSteps {
  schemas: readonly string[];
  objects: readonly DoomedObject[];
  /** Those that migrations created, and that are dropped where they are empty at the end. */
  emptied: readonly DoomedObject[];
}

/** In which order kinds are told; others follow. */
const TOLD_FIRST = [
  'table',
  'foreign table',
  'view',
  'materialized view',
  'sequence',
  'type',
  'composite type',
];

export function toPlan({ schemas, objects, emptied }: WipeSteps): WipePlan {
  const byKind = Map.groupBy([...objects, ...emptied], ({ kind }) => kind);
  const doomed = Array.from(byKind, ([kind, items]) => ({
    kind,
    names: items.map(({ name }) => name).sort(),
  }));
  return { schemas, objects: doomed.sort((a, b) => place(a.kind) - place(b.kind)) };
}

function place(kind: string): number {
  const index = TOLD_FIRST.indexOf(kind);
  return index === -1 ? TOLD_FIRST.length : index;
}

/** What of the plan somebody did not agree to who has seen the other one. */
export function addedTo(agreed: WipePlan, plan: WipePlan): string[] {
  const known = new Set(agreed.objects.flatMap(({ kind, names }) => names.map((name) => `${kind} ${name}`)));
  const all = plan.objects.flatMap(({ kind, names }) => names.map((name) => `${kind} ${name}`));
  return all.filter((name) => !known.has(name));
}
