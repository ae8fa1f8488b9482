import {
  ArrayType,
  type EntityProperty,
  JsonType,
  type Platform,
  ScalarReference,
  Utils,
} from '@mikro-orm/core';

import { toArrayText, toText } from '../sql/value-text.js';

/** Converts values of one property to the text that PostgreSQL reads. It throws what the custom type throws. */
export type ToText = (value: unknown) => string | null;

/** Makes the conversions of values of properties, which are those of MikroORM. */
export class DatabaseValues {
  readonly #arrays: Platform;
  readonly #texts = new Map<EntityProperty, ToText>();
  readonly #keyTexts = new Map<EntityProperty, ToText[]>();

  constructor(private readonly platform: Platform) {
    // MikroORM's own leaves null, spaces and the word "null" among the items unquoted.
    this.#arrays = Object.create(platform, { marshallArray: { value: toArrayText } });
  }

  textOf(property: EntityProperty): ToText {
    const known = this.#texts.get(property) ?? this.#makeText(property);
    this.#texts.set(property, known);
    return known;
  }

  /**
   * Of a value of the key that a relation refers to.
   *
   * @param index of the column among those of the relation.
   */
  keyTextOf(property: EntityProperty, index: number): ToText {
    const known = this.#keyTexts.get(property) ?? [];
    this.#keyTexts.set(property, known);
    return (known[index] ??= this.#makeKeyText(property, index));
  }

  #makeText(property: EntityProperty): ToText {
    if (isEmbedded(property)) {
      return (value) => JSON.stringify(this.#toJson(property, value));
    }
    const convert = this.#conversion(property, property.customType);
    return isInstant(property)
      ? (value) => {
          const converted = convert(value);
          return converted instanceof Date ? this.#showInstant(converted) : this.#show(converted);
        }
      : (value) => this.#show(convert(value));
  }

  #makeKeyText(property: EntityProperty, index: number): ToText {
    const convert = this.#conversion(property, property.customTypes?.[index] ?? property.customType);
    return (value) => this.#show(convert(value));
  }

  #show(value: unknown): string | null {
    if (typeof value === 'string') {
      return value;
    }
    if (value === null || value === undefined) {
      return null;
    }
    // As MikroORM writes it: by the time zone that it is set to.
    return value instanceof Date ? unquote(this.platform.quoteValue(value)) : toText(value);
  }

  /** The time zone tells nothing of an instant, and is slow to work out. */
  #showInstant(value: Date): string | null {
    const year = value.getUTCFullYear();
    return year > 0 && year < 10_000 ? value.toISOString() : this.#show(value);
  }

  #conversion(property: EntityProperty, type: EntityProperty['customType']): (value: unknown) => unknown {
    if (type === undefined) {
      return (value) => (value instanceof ScalarReference ? value.unwrap() : value);
    }
    const platform = type instanceof ArrayType ? this.#arrays : this.platform;
    const context = { key: property.name, mode: 'query-data' } as const;
    return (value) => {
      const plain = value instanceof ScalarReference ? value.unwrap() : value;
      return plain === null || plain === undefined
        ? plain
        : type.convertToDatabaseValue(plain, platform, context);
    };
  }

  #toJson(property: EntityProperty, value: unknown): unknown {
    if (Array.isArray(value)) {
      return value.map((item) => this.#toJson(property, item));
    }
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    const entries = Object.entries(value).filter(([, nested]) => nested !== undefined);
    return Object.fromEntries(entries.map(([name, nested]) => this.#toJsonEntry(property, name, nested)));
  }

  #toJsonEntry(embedded: EntityProperty, name: string, value: unknown): [string, unknown] {
    const property = embedded.embeddedProps[name];
    if (property === undefined) {
      throw new TypeError(`${embedded.type} has no property ${name}`);
    }
    const key = property.fieldNames?.[0] ?? name;
    if (isEmbedded(property)) {
      return [key, this.#toJson(property, value)];
    }
    if (Utils.isEntity(value, true)) {
      return [key, Utils.extractPK(value, property.targetMeta)];
    }
    // JSON within JSON stays what it is.
    const converts = property.customType !== undefined && !(property.customType instanceof JsonType);
    return [key, converts ? this.#conversion(property, property.customType)(value) : value];
  }
}

function isInstant({ columnTypes }: EntityProperty): boolean {
  return columnTypes?.[0]?.startsWith('timestamptz') ?? false;
}

function isEmbedded(property: EntityProperty): boolean {
  return property.embeddedProps !== undefined && Object.keys(property.embeddedProps).length > 0;
}

function unquote(literal: string): string {
  return literal.slice(1, -1);
}
