import { type EntityProperty, Reference, Utils } from '@mikro-orm/core';

/** Reads the key of a related row: from a row that was made, an entity, a `Reference`, or the key itself. */
export class RelatedKey {
  /** Undefined where the key has several parts, or is that of another relation. */
  readonly #single: string | undefined;

  /** @param parts the properties that are referred to. */
  constructor(private readonly parts: readonly EntityProperty[]) {
    const [first] = parts;
    this.#single = parts.length === 1 && first?.targetMeta === undefined ? first?.name : undefined;
  }

  /** The values, column after column, whatever they are. */
  read(value: unknown): readonly unknown[] {
    if (typeof value !== 'object' || value === null) {
      return [value];
    }
    const row = value instanceof Reference ? Reference.unwrapReference(value) : value;
    if (!isRow(row)) {
      return [row].flat(Infinity);
    }
    return this.#single === undefined
      ? this.parts.flatMap((part) => this.#readPart(part, row))
      : [Reflect.get(row, this.#single)];
  }

  #readPart(part: EntityProperty, row: object): readonly unknown[] {
    const value: unknown = Reflect.get(row, part.name);
    return part.targetMeta === undefined ? [value] : new RelatedKey(referredBy(part)).read(value);
  }
}

/** The properties of its target that a relation refers to. */
export function referredBy({ targetMeta, targetKey }: EntityProperty): readonly EntityProperty[] {
  if (targetMeta === undefined) {
    return [];
  }
  const properties: Readonly<Record<string, EntityProperty>> = targetMeta.properties;
  const key = targetKey === undefined ? undefined : properties[targetKey];
  return key === undefined ? targetMeta.getPrimaryProps() : [key];
}

/** Others are values of custom types, dates and the like. */
function isRow(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || Utils.isEntity(value);
}
