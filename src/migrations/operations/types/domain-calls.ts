import { toDefault, type DefaultValue } from '../columns/default-value.js';
import type { DropOptions } from '../dropping.js';
import type { ObjectName } from '../names.js';
import type { Recording } from '../recording.js';
import type { DomainCheckChanges, DomainState } from './alter-domain.js';
import type { DomainDefinition } from './domain-definition.js';

export interface DomainOptions extends Omit<DomainDefinition, 'type' | 'default'> {
  /** A value, or SQL by the `sql` tag. */
  default?: DefaultValue;
}

/** The aspects of a domain to change. A default is a value, or SQL by the `sql` tag; `null` is none. */
export interface DomainAspects extends Omit<DomainState, 'default'> {
  default?: DefaultValue | null;
}

export type DomainAlteration = DomainAspects & DomainCheckChanges;

/** Types with conditions of their own. A column of one is `t.type('email', 'shop.email')`. */
export interface DomainCalls {
  /** @example op.createDomain('email', 'text', { checks: [{ name: 'has_at', expression: "value like '%@%'" }] }); */
  createDomain(name: ObjectName, type: string, options?: DomainOptions): void;

  /** Takes what {@link createDomain} took, and is then reversible; or the domain's name alone. */
  dropDomain(name: ObjectName, type: string, options?: DomainOptions & DropOptions): void;
  dropDomain(name: ObjectName, options?: DropOptions): void;

  /**
   * Changes what is named and nothing else. What the default and the comment were is told by `from`; `notNull` needs no
   * word. A check that is added, unless as not valid, validated checks and `notNull` read all columns of the domain,
   * whose tables can't be written to meanwhile; PostgreSQL refuses them where a column holds arrays of the domain.
   */
  alterDomain(name: ObjectName, to: DomainAlteration, options?: { from?: DomainAspects }): void;
}

export function domainCalls({ record }: Recording): DomainCalls {
  return {
    createDomain: (name, type, options = {}) =>
      record({ kind: 'createDomain', name, definition: definitionOf(type, options) }),
    dropDomain(
      name: ObjectName,
      type?: string | DropOptions,
      { ifExists, cascade, ...options }: DomainOptions & DropOptions = {},
    ) {
      if (typeof type === 'string') {
        record({ kind: 'dropDomain', name, was: definitionOf(type, options), ifExists, cascade });
      } else {
        record({ kind: 'dropDomain', name, ...type });
      }
    },
    alterDomain: (name, to, { from = {} } = {}) =>
      record({ kind: 'alterDomain', name, to: stateOf(to), from: stateOf(from) }),
  };
}

function definitionOf(type: string, { default: value, ...rest }: DomainOptions): DomainDefinition {
  return value === undefined ? { type, ...rest } : { type, ...rest, default: toDefault(value) };
}

function stateOf<A extends DomainAspects>({ default: value, ...rest }: A) {
  const known = value === undefined || value === null;
  return { ...rest, default: known ? value : toDefault(value) };
}
