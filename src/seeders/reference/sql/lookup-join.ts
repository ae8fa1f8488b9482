import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';
import { escapeIdentifier, escapeLiteral } from 'pg';

import type { Lookup } from '../lookup.js';
import type { Relation } from '../staging-layout.js';
import type { Table } from '../../../entity-rows/table.js';
import { cast } from './expressions.js';

/** The tables of entities, as the database has them. */
export type Tables = ReadonlyMap<EntityMetadata, Table>;

/** Where a lookup begins: a table, or something with its columns. */
export interface LookupBase {
  readonly sql: string;
  column(name: string): string;
  readonly conditions: readonly string[];
}

/** A join of the lines with the rows that a lookup finds. */
export class LookupJoin {
  readonly #base: string;
  /** The relations on the way to each table within the key, by the names of their properties. */
  readonly #chains: ReadonlyMap<string, readonly EntityProperty[]>;

  constructor(
    readonly relation: Relation,
    private readonly lookup: Lookup,
    private readonly tables: Tables,
    /** The alias of the lines. */
    private readonly lines: string,
  ) {
    this.#base = `f${relation.index}_${lookup.id}`;
    const chains = lookup.leaves.flatMap(({ through }) => through.map((_, i) => through.slice(0, i + 1)));
    this.#chains = new Map(chains.map((chain) => [nameOf(chain), chain]));
  }

  /** The join, by `left join` or `join`. */
  sql(
    kind: 'left join' | 'join',
    base: (alias: string) => LookupBase = (alias) => this.#tableBase(alias),
  ): string {
    const from = base(this.#base);
    const conditions = this.lookup.leaves.map((leaf, i) => this.#condition(leaf, i, from));
    const isMeant = `${this.lines}.l${this.relation.index} = ${this.lookup.id}`;
    const joined = [...this.#chains.values()].map((chain) => this.#join(chain, from)).join('');
    const source = joined === '' ? from.sql : `(${from.sql}${joined})`;
    return `${kind} ${source} on ${[isMeant, ...conditions, ...from.conditions].join(' and ')}`;
  }

  /** What the relation's column gets. */
  value(column: string, base: (alias: string) => LookupBase = (alias) => this.#tableBase(alias)): string {
    const { joinColumns, referencedColumnNames } = this.relation.property;
    return base(this.#base).column(referencedColumnNames[joinColumns.indexOf(column)] ?? column);
  }

  #tableBase(alias: string): LookupBase {
    const { targetMeta } = this.relation.property;
    const table = targetMeta === undefined ? undefined : this.tables.get(targetMeta);
    return {
      sql: `${table?.sql ?? ''} ${alias}`,
      column: (name) => `${alias}.${escapeIdentifier(name)}`,
      conditions: targetMeta === undefined ? [] : isOfTarget(targetMeta, alias),
    };
  }

  #condition({ through, column: name }: Lookup['leaves'][number], i: number, base: LookupBase): string {
    const meta = through.at(-1)?.targetMeta ?? this.relation.property.targetMeta;
    const column = meta === undefined ? undefined : this.tables.get(meta)?.columns.get(name);
    const text = `case when ${this.lines}.l${this.relation.index} = ${this.lookup.id} then ${this.lines}.k${this.relation.index}[${i + 1}] end`;
    const value = column === undefined ? text : cast(text, column);
    const found =
      through.length === 0 ? base.column(name) : `${this.#alias(through)}.${escapeIdentifier(name)}`;
    return `${found} = ${value}`;
  }

  #join(chain: readonly EntityProperty[], base: LookupBase): string {
    const alias = this.#alias(chain);
    const property = chain.at(-1);
    const table = property?.targetMeta === undefined ? undefined : this.tables.get(property.targetMeta);
    const parent = chain.slice(0, -1);
    const owner = (name: string) =>
      parent.length === 0 ? base.column(name) : `${this.#alias(parent)}.${escapeIdentifier(name)}`;
    const on = property?.joinColumns.map(
      (name, i) => `${alias}.${escapeIdentifier(property.referencedColumnNames[i] ?? name)} = ${owner(name)}`,
    );
    return ` join ${table?.sql ?? ''} ${alias} on ${on?.join(' and ') ?? 'true'}`;
  }

  #alias(chain: readonly EntityProperty[]): string {
    return `${this.#base}_${[...this.#chains.keys()].indexOf(nameOf(chain)) + 1}`;
  }
}

function nameOf(chain: readonly EntityProperty[]): string {
  return chain.map(({ name }) => name).join('.');
}

/** The condition that a looked-up row is one of the entity; none where all of its table are. */
function isOfTarget(meta: EntityMetadata, alias: string): string[] {
  const { root } = meta;
  if (root.inheritanceType !== 'sti' || meta === root || root.discriminatorColumn === undefined) {
    return [];
  }
  const values = Object.entries(root.discriminatorMap ?? {})
    .filter(([, type]) => type === meta.class || type.prototype instanceof meta.class)
    .map(([value]) => escapeLiteral(value));
  const property = root.props.find(({ name }) => name === root.discriminatorColumn);
  const column = escapeIdentifier(property?.fieldNames[0] ?? root.discriminatorColumn);
  return [`${alias}.${column} in (${values.join(', ')})`];
}
