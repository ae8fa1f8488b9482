import { columnPath, phrase } from '../clauses.js';
import type { Clause } from '../compiler.js';
import { reads, type Touch } from '../touches.js';
import type { SequenceDefinition, SequenceOwner } from './sequence-definition.js';
import { sequenceClauses } from './sequence-options.js';

/** What `create sequence` and `alter sequence` take after the name. */
export function definitionClauses(definition: SequenceDefinition): Clause[] {
  const { as, ownedBy } = definition;
  return [
    ...(as === undefined ? [] : [phrase('as', as)]),
    ...sequenceClauses(definition),
    ...(ownedBy === undefined ? [] : [phrase('owned by', ownerClause(ownedBy))]),
  ];
}

function ownerClause(owner: SequenceOwner | null): Clause | string {
  return owner === null ? 'none' : columnPath(owner.table, owner.column);
}

/** The table of the column is looked at. */
export function ownerTouches({ ownedBy }: Pick<SequenceDefinition, 'ownedBy'>): Touch[] {
  return ownedBy === undefined || ownedBy === null ? [] : [reads(ownedBy.table)];
}
