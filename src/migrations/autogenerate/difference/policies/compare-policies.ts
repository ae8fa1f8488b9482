import type { PolicyFact } from '../../model/schema-model.js';
import type { Change, Compare } from '../change.js';
import { afterRenames } from '../shared/after-renames.js';
import { commentChanges } from '../shared/comment-changes.js';
import { pairUp } from '../pair-up.js';
import { partKey } from '../shared/part-key.js';
import { compareRowSecurity } from './compare-row-security.js';
import { findPoliciesInTheWay } from './find-policies-in-the-way.js';
import { policyAlteration, type PolicyAlteration } from './policy-alteration.js';

const DROP = 'drop triggers and policies';
const CREATE = 'create triggers and policies';

/** Row security and policies, which are altered where PostgreSQL can do that and undo it. */
export const comparePolicies: Compare = (comparison) => {
  const renamed = afterRenames(comparison);
  const { before, after } = comparison;
  const isInTheWay = findPoliciesInTheWay(comparison);
  const { gone, added, kept } = pairUp(before.policies, after.policies, partKey);
  return [
    ...compareRowSecurity(comparison),
    ...gone.flatMap(drop),
    ...kept.flatMap(({ before: was, after: now }) => {
      const alteration = policyAlteration(renamed(was.definition), now.definition);
      return isInTheWay(was) || alteration === undefined
        ? [...drop(was), ...create(now)]
        : alter(was, now, alteration);
    }),
    ...added.flatMap(create),
  ];
};

function alter(was: PolicyFact, now: PolicyFact, alteration: PolicyAlteration): Change[] {
  const { table, name } = now;
  const operation = { kind: 'alterPolicy', table, name, ...alteration } as const;
  return [
    ...(Object.keys(alteration.to).length === 0 ? [] : [{ phase: CREATE, operation } as const]),
    ...commentChanges({ table, policy: name }, was.comment, now.comment),
  ];
}

function create({ table, name, definition, comment }: PolicyFact): Change[] {
  return [
    { phase: CREATE, operation: { kind: 'createPolicy', table, name, definition } },
    ...commentChanges({ table, policy: name }, undefined, comment, CREATE),
  ];
}

/** The comment goes by itself, so that it comes back. */
function drop({ table, name, definition, comment }: PolicyFact): Change[] {
  return [
    ...commentChanges({ table, policy: name }, comment, undefined, DROP),
    { phase: DROP, operation: { kind: 'dropPolicy', table, name, was: definition } },
  ];
}
