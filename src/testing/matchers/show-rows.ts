import type { EntityMetadata } from '@mikro-orm/core';

import { nameOf } from './entity-key.js';
import type { MatcherUtils } from './matcher-result.js';
import type { NearRow } from './nearest-rows.js';
import type { RowCondition } from './row-conditions.js';
import { showValue } from './show-value.js';

/** Writes what was asked for and what there is. */
export class RowWriter {
  readonly #expected: (text: string) => string;
  readonly #received: (text: string) => string;

  constructor(
    private readonly meta: EntityMetadata,
    utils?: MatcherUtils,
  ) {
    this.#expected = (text) => utils?.EXPECTED_COLOR(text) ?? text;
    this.#received = (text) => utils?.RECEIVED_COLOR(text) ?? text;
  }

  conditions(conditions: readonly RowCondition[]): string[] {
    return conditions.map((condition) => `  ${condition.name}: ${this.#expected(this.#asked(condition))}`);
  }

  /** Of each the values that differ. */
  near(rows: readonly NearRow[], asked: number): string[] {
    return rows.flatMap(({ row, disagreeing }) => [
      '',
      `${nameOf(this.meta, row)}: ${asked - disagreeing.length} of ${asked} agree`,
      ...disagreeing.flatMap((condition) => this.#difference(row, condition)),
    ]);
  }

  found(rows: readonly object[], count: number): string {
    const more = count - rows.length;
    const names = rows.map((row) => nameOf(this.meta, row)).join('; ');
    return this.#received(more > 0 ? `${names}; and ${more} more` : names);
  }

  count(count: number): string {
    return this.#received(countOf(count, this.meta));
  }

  #asked({ name, expected }: RowCondition): string {
    return showValue(name, expected, this.#isHidden(name)) ?? 'a collection';
  }

  #difference(row: object, condition: RowCondition): string[] {
    const { name } = condition;
    const received = this.#isShown(name)
      ? showValue(name, Reflect.get(row, name), this.#isHidden(name))
      : undefined;
    return [
      this.#expected(`  - ${name}: ${this.#asked(condition)}`),
      ...(received === undefined ? [] : [this.#received(`  + ${name}: ${received}`)]),
    ];
  }

  #isShown(name: string): boolean {
    return this.meta.properties[name] !== undefined;
  }

  #isHidden(name: string): boolean {
    return this.meta.properties[name]?.hidden === true;
  }
}

export function countOf(count: number, { className }: EntityMetadata): string {
  return `${count} ${count === 1 ? 'row' : 'rows'} of ${className}`;
}
