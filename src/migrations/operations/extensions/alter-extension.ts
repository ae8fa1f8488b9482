import { id, phrase, statement, value } from '../clauses.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { toSource } from '../source/values.js';
import type { ExtensionState } from './create-extension.js';

export interface AlterExtension {
  kind: 'alterExtension';
  name: string;
  to: ExtensionState;
  /** What each of them was, so that the change can be undone. */
  from: ExtensionState;
}

export const alterExtension: OperationKind<AlterExtension> = {
  compile({ name, to: { version, schema } }) {
    const target = phrase('alter extension', id(name));
    return [
      ...(version === undefined ? [] : [statement(target, 'update to', value(version))]),
      ...(schema === undefined ? [] : [statement(target, 'set schema', id(schema))]),
    ];
  },
  invert({ name, to, from }) {
    const changed = aspectsOf(to);
    const unsaid = changed.filter((key) => from[key] === undefined);
    return unsaid.length > 0
      ? {
          irreversible: `altering the extension ${name} does not say what its ${unsaid.join(' and ')} was`,
          remedy: `op.alterExtension(${toSource(name)}, { ... }, { from: { ${unsaid.map((key) => `${key}: '...'`).join(', ')} } })`,
        }
      : [{ kind: 'alterExtension', name, to: before(to, from), from: to }];
  },
  source: ({ name, to, from }) =>
    op(
      'alterExtension',
      literal(name),
      literal(to),
      optionsOf({ from: aspectsOf(from).length === 0 ? undefined : from }),
    ),
  describe: ({ name, to }) => `alter extension ${name} (${aspectsOf(to).join(', ')})`,
  touches: () => [],
};

function aspectsOf(state: ExtensionState): (keyof ExtensionState)[] {
  return (['version', 'schema'] as const).filter((key) => state[key] !== undefined);
}

function before(to: ExtensionState, from: ExtensionState): ExtensionState {
  return Object.fromEntries(aspectsOf(to).map((key) => [key, from[key]]));
}
