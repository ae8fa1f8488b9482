import { object, phrase, statement } from '../clauses.js';
import type { Clause } from '../compiler.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { toSource } from '../source/values.js';
import { definitionClauses, ownerTouches } from './sequence-clauses.js';
import type { SequenceDefinition } from './sequence-definition.js';
import { numberClause } from './sequence-options.js';

/** What a sequence is told to be; what is absent stays as it is. */
export type SequenceState = Omit<SequenceDefinition, 'comment'>;

/** The next number, or `true` for the start. */
export type Restart = number | bigint | true;

export interface AlterSequence {
  kind: 'alterSequence';
  name: ObjectName;
  to: SequenceState & { restart?: Restart };
  /** What each of them was, so that the change can be undone. What is true or false needs no word. */
  from: SequenceState;
}

const ASPECTS = [
  'as',
  'start',
  'increment',
  'min',
  'max',
  'cache',
  'cycle',
  'ownedBy',
  'unlogged',
] as const satisfies (keyof SequenceState)[];

export const alterSequence: OperationKind<AlterSequence> = {
  compile({ name, to: { restart, ...to } }) {
    const target = phrase('alter sequence', object(name));
    const clauses = [...definitionClauses(to), ...restartClause(restart)];
    return [
      ...(clauses.length === 0 ? [] : [statement(target, ...clauses)]),
      ...(to.unlogged === undefined ? [] : [statement(target, 'set', to.unlogged ? 'unlogged' : 'logged')]),
    ];
  },
  invert({ name, to, from }) {
    const changed = aspectsOf(to);
    const unsaid = changed.filter((key) => typeof to[key] !== 'boolean' && from[key] === undefined);
    if (unsaid.length > 0) {
      return {
        irreversible: `altering the sequence ${showName(name)} does not say what its ${unsaid.join(' and ')} was`,
        remedy: `op.alterSequence(${toSource(name)}, { ... }, { from: { ${unsaid.map((key) => `${key}: ...`).join(', ')} } })`,
      };
    }
    const { restart: _, ...state } = to;
    return changed.length === 0
      ? []
      : [{ kind: 'alterSequence', name, to: before(state, from), from: state }];
  },
  source: ({ name, to, from }) =>
    op(
      'alterSequence',
      literal(name),
      literal(to),
      optionsOf({ from: aspectsOf(from).length === 0 ? undefined : from }),
    ),
  describe: ({ name, to }) =>
    `alter sequence ${showName(name)} (${[...aspectsOf(to), ...(to.restart === undefined ? [] : ['restart'])].join(', ')})`,
  touches: ({ to }) => ownerTouches(to),
};

function restartClause(restart: Restart | undefined): Clause[] {
  if (restart === undefined) {
    return [];
  }
  return [restart === true ? phrase('restart') : phrase('restart with', numberClause(restart))];
}

function aspectsOf(state: SequenceState): (keyof SequenceState)[] {
  return ASPECTS.filter((key) => state[key] !== undefined);
}

/** The state of each aspect that `to` changes, as it was. */
function before(to: SequenceState, from: SequenceState): SequenceState {
  const was = aspectsOf(to).map((key) => [key, from[key] === undefined ? !to[key] : from[key]]);
  return Object.fromEntries(was);
}
