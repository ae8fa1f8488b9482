import { type EntityMetadata, type EntityProperty, ReferenceKind, Utils, wrap } from '@mikro-orm/core';

import type { DatabaseValues } from '../../entity-rows/database-value.js';
import type { KeyValue } from './lookup.js';
import type { RowErrors } from './reference-context.js';
import type { RowDraft } from './row-draft.js';

interface Place {
  readonly path: readonly string[];
  readonly through: readonly EntityProperty[];
}

/** Reads natural keys of relations, such as `{ name: 'Bern', country: { code: 'CH' } }`. */
export class KeyReader {
  constructor(
    private readonly values: DatabaseValues,
    private readonly errors: RowErrors,
  ) {}

  /** @param relation its path, for messages. */
  read(meta: EntityMetadata, key: object, relation: string, draft: RowDraft): KeyValue[] {
    const parts = this.#readObject(meta, key, { path: [], through: [] }, (problem, path) =>
      this.errors.fault(
        'notAKey',
        draft.row,
        `gives ${relation} by a key that ${problem}`,
        `Give properties of ${meta.className} that tell which row is meant, each with a value.`,
        [relation, ...path].join('.'),
      ),
    );
    return parts;
  }

  #readObject(meta: EntityMetadata, key: object, place: Place, fault: Fault): KeyValue[] {
    const entries = Object.entries(key).filter(([, value]) => value !== undefined);
    if (entries.length === 0) {
      throw fault('is empty', place.path);
    }
    return entries.flatMap(([name, value]: [string, unknown]) => {
      const path = [...place.path, name];
      const properties: Readonly<Record<string, EntityProperty>> = meta.properties;
      const property = properties[name];
      if (property === undefined || property.persist === false || !isReadable(property)) {
        throw fault(`names ${path.join('.')}, which is no property with columns of ${meta.className}`, path);
      }
      if (value === null) {
        throw fault(`has no ${path.join('.')}: null tells no row from another`, path);
      }
      return this.#readValue(property, value, { ...place, path }, fault);
    });
  }

  #readValue(property: EntityProperty, value: unknown, place: Place, fault: Fault): KeyValue[] {
    if (property.targetMeta !== undefined && property.kind !== ReferenceKind.EMBEDDED) {
      return this.#readRelation(property, property.targetMeta, value, place, fault);
    }
    if (property.kind === ReferenceKind.EMBEDDED && !property.object) {
      return this.#readEmbedded(property, value, place, fault);
    }
    return [this.#leaf(place, property.fieldNames[0] ?? property.name, this.values.textOf(property)(value))];
  }

  #readRelation(
    property: EntityProperty,
    target: EntityMetadata,
    value: unknown,
    place: Place,
    fault: Fault,
  ): KeyValue[] {
    if (Utils.isPlainObject(value) && !Utils.isEntity(value)) {
      return this.#readObject(target, value, { ...place, through: [...place.through, property] }, fault);
    }
    const keys: readonly unknown[] = Utils.isEntity(value, true)
      ? (wrap(value, true).getPrimaryKeys()?.flat(Infinity) ?? [])
      : [value].flat(Infinity);
    if (keys.length !== property.joinColumns.length) {
      throw fault(`has no primary key as ${place.path.join('.')}`, place.path);
    }
    return property.joinColumns.map((column, i) =>
      this.#leaf(place, column, this.values.keyTextOf(property, i)(keys[i])),
    );
  }

  #readEmbedded(property: EntityProperty, value: unknown, place: Place, fault: Fault): KeyValue[] {
    if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) {
      throw fault(`has no object as ${place.path.join('.')}`, place.path);
    }
    return Object.entries(value).flatMap(([name, nested]: [string, unknown]) => {
      const path = [...place.path, name];
      const part = property.embeddedProps[name];
      if (part === undefined || nested === null || nested === undefined) {
        throw fault(`names ${path.join('.')}, which is no property, or has no value for it`, path);
      }
      return this.#readValue(part, nested, { ...place, path }, fault);
    });
  }

  #leaf({ path, through }: Place, column: string, text: string | null): KeyValue {
    return { path, through, column, text: text ?? '' };
  }
}

type Fault = (problem: string, path: readonly string[]) => Error;

function isReadable({ kind, owner, formula, fieldNames }: EntityProperty): boolean {
  const isOwned = kind === ReferenceKind.MANY_TO_ONE || (kind === ReferenceKind.ONE_TO_ONE && owner);
  const hasColumns = fieldNames !== undefined && fieldNames.length > 0 && formula === undefined;
  return hasColumns && (isOwned || kind === ReferenceKind.SCALAR || kind === ReferenceKind.EMBEDDED);
}
