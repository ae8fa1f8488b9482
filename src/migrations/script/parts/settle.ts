import { INDEX, INDEX_OF_NAME, leftByReindex, OF_THIS_NAME } from '../../execution/effects/index-effects.js';
import { invalidIndexes } from '../../execution/effects/invalid-indexes.js';
import { FIND_OBJECT } from '../../execution/effects/object-effects.js';
import { ATTACHMENT, finishDetaching } from '../../execution/effects/partition-effects.js';
import type { BareStatement } from '../../execution/statements/bare-statement.js';
import { bind } from '../psql/bind.js';
import { ask, refuse, when } from '../psql/conditions.js';

/** Whether a run was interrupted in the middle of the statement that comes next, in a variable of psql. */
const IN_DOUBT = `:'siskin_in_doubt'::boolean`;

/**
 * The statement of a migration that may have been interrupted in its middle: clears what is left of that, and leaves out what
 * took effect. The same as a run does.
 */
export function settled(bare: BareStatement, statement: readonly string[], refusal: string): string[] {
  switch (bare.form) {
    case 'createIndex':
      return bare.index === undefined
        ? unlessInDoubt(statement, refusal)
        : [
            dropInvalid(OF_THIS_NAME, [bare.table, bare.index]),
            ...unlessDone(exists(INDEX_OF_NAME, [bare.table, bare.index]), statement),
          ];
    case 'dropIndex':
      return unlessDone(`not ${exists(INDEX, [bare.index])}`, statement);
    case 'reindex': {
      const { concurrently, scope, name = null } = bare;
      return concurrently ? [dropInvalid(leftByReindex(scope), [name]), ...statement] : [...statement];
    }
    case 'detachPartition': {
      const { table, partition } = bare;
      const isAttached = bind(ATTACHMENT, [table, partition]);
      return [
        ask(`select exists (select from (${isAttached}) as attached where pending) as siskin_pending`),
        ...when(
          'siskin_pending',
          [`${finishDetaching(table, partition)};`],
          unlessDone(`not exists (${isAttached})`, statement),
        ),
      ];
    }
    case 'createObject':
    case 'dropObject': {
      const isThere = exists(FIND_OBJECT[bare.object], [bare.name]);
      return unlessDone(bare.form === 'createObject' ? isThere : `not ${isThere}`, statement);
    }
    case 'repeatable':
      return [...statement];
    case 'once':
      return unlessInDoubt(statement, refusal);
  }
}

/** For what leaves nothing to tell by whether it was done. */
export function unlessInDoubt(statement: readonly string[], refusal: string): string[] {
  return when('siskin_in_doubt', [refusal], statement);
}

/** What says that nobody knows whether the statement of this number took effect. */
export function refuseDoubt(revision: string, number: number): string {
  return refuse({
    problem: `The migration ${revision} was interrupted in its statement ${number}, and nothing tells whether that took effect.`,
    remedy: 'To see how to go on: nest-cmd db:migrate',
  });
}

function unlessDone(isInEffect: string, statement: readonly string[]): string[] {
  return [
    ask(`select ${IN_DOUBT} and ${isInEffect} as siskin_settled`),
    ...when('siskin_settled', [], statement),
  ];
}

function exists(query: string, parameters: readonly unknown[]): string {
  return `exists (${bind(query, parameters)})`;
}

function dropInvalid(where: string, parameters: readonly unknown[]): string {
  const invalid = bind(invalidIndexes(where), parameters);
  return `select 'drop index concurrently if exists ' || index from (${invalid}) as invalid \\gexec`;
}
