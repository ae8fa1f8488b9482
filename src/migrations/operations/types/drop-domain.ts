import { object } from '../clauses.js';
import { dropStatement, dropTouches, type DropOptions } from '../dropping.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { toSource } from '../source/values.js';
import { domainOptions } from './create-domain.js';
import type { DomainDefinition } from './domain-definition.js';

export interface DropDomain extends DropOptions {
  kind: 'dropDomain';
  name: ObjectName;
  /** What the domain was, so that dropping it can be undone. */
  was?: DomainDefinition;
}

export const dropDomain: OperationKind<DropDomain> = {
  compile: ({ name, ...options }) => [dropStatement('domain', object(name), options)],
  invert: ({ name, was }) =>
    was === undefined
      ? {
          irreversible: `dropping the domain ${showName(name)} does not say what it was`,
          remedy: `op.dropDomain(${toSource(name)}, 'a type', { checks: [...] })`,
        }
      : [{ kind: 'createDomain', name, definition: was }],
  source({ name, was, ifExists, cascade }) {
    if (was === undefined) {
      return op('dropDomain', literal(name), optionsOf({ ifExists, cascade }));
    }
    const { type, ...options } = was;
    const given = optionsOf({ ...domainOptions(options), ifExists, cascade });
    return op('dropDomain', literal(name), literal(type), given);
  },
  describe: ({ name }) => `drop domain ${showName(name)}`,
  touches: dropTouches,
};
