import { Reference, Utils, wrap } from '@mikro-orm/core';

import type { DatabaseValues } from '../../entity-rows/database-value.js';
import type { KeyReader } from './key-reader.js';
import type { KeyValue, Lookup } from './lookup.js';
import type { PropertyWriter } from './property-writer.js';
import type { RowErrors } from './reference-context.js';
import type { RowDraft } from './row-draft.js';
import type { Mark, Relation, Slot } from './staging-layout.js';

/** A relation to one row: by entity, by primary key, or by natural key, which is looked up later. */
export class ToOneWriter implements PropertyWriter {
  readonly fitsKey = true;

  constructor(
    private readonly relation: Relation,
    private readonly keys: KeyReader,
    private readonly values: DatabaseValues,
    private readonly errors: RowErrors,
  ) {}

  get slots(): readonly Slot[] {
    return this.relation.slots;
  }

  write(value: unknown, draft: RowDraft, mark: Mark): void {
    const plain = value instanceof Reference ? Reference.unwrapReference(value) : value;
    if (plain !== null && isNaturalKey(plain)) {
      const { targetMeta } = this.relation.property;
      this.#look(
        targetMeta === undefined ? [] : this.keys.read(targetMeta, plain, this.relation.path, draft),
        draft,
        mark,
      );
      return;
    }
    this.#writeKey(plain === null ? null : this.#keyOf(plain, draft), draft, mark);
  }

  #look(key: readonly KeyValue[], draft: RowDraft, mark: Mark): void {
    this.slots.forEach((slot) => draft.set(slot, null, mark));
    const texts = key.map(({ text }) => text);
    draft.look(this.relation, this.#lookupFor(key), texts);
  }

  #lookupFor(key: readonly KeyValue[]): Lookup {
    const { lookups } = this.relation;
    const shape = key.map(({ path }) => path.join('.')).join(' ');
    const found = lookups.get(shape);
    if (found !== undefined) {
      return found;
    }
    const leaves = key.map(({ path, through, column }) => ({ path, through, column }));
    const lookup = { id: lookups.size + 1, leaves };
    lookups.set(shape, lookup);
    return lookup;
  }

  #writeKey(key: readonly unknown[] | null, draft: RowDraft, mark: Mark): void {
    const { joinColumns } = this.relation.property;
    if (key !== null && key.length !== joinColumns.length) {
      throw this.#notAKey(draft, `gives ${this.relation.path} by ${key.length} values`);
    }
    for (const slot of this.slots) {
      const index = joinColumns.indexOf(slot.column.name);
      const text = key === null ? null : this.values.keyTextOf(this.relation.property, index)(key[index]);
      if (text === null && mark === 'g' && slot.column.notNull) {
        throw this.#notAKey(draft, `gives no ${this.relation.path}, which can't be null`);
      }
      draft.set(slot, text, mark);
    }
  }

  #keyOf(value: unknown, draft: RowDraft): readonly unknown[] {
    if (!Utils.isEntity<object>(value)) {
      return [value].flat(Infinity);
    }
    const { targetKey } = this.relation.property;
    const keys =
      targetKey === undefined ? wrap(value, true).getPrimaryKeys() : [Reflect.get(value, targetKey)];
    const flat = keys?.flat(Infinity) ?? [];
    if (flat.length === 0 || flat.some((part) => part === null || part === undefined)) {
      throw this.#notAKey(draft, `gives ${this.relation.path} by an entity that has no primary key`);
    }
    return flat;
  }

  #notAKey(draft: RowDraft, problem: string) {
    const { path, property } = this.relation;
    const remedy = `Give ${path} by its natural key, such as { ${path}: { name: '...' } }, by its primary key (${property.referencedColumnNames.join(', ')}), or by an entity that is stored.`;
    return this.errors.fault('notAKey', draft.row, problem, remedy, path);
  }
}

function isNaturalKey(value: unknown): value is object {
  return Utils.isPlainObject(value) && !Utils.isEntity(value);
}
