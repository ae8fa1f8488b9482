import type { ChangeSet } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';

import { toCopyField } from '../../sql/copy-field.js';
import { isReadBack } from './read-back.js';
import { requiredOf } from './required.js';
import { type Field, fieldsOf, type Platform, toJson } from './text-fields.js';

/** Makes lines of the text format of COPY, all of the same columns. */
export class CopyLines {
  private constructor(
    private readonly platform: Platform,
    private readonly first: ChangeSet<object>,
    private readonly fields: readonly Field[],
  ) {}

  /** Undefined for entities whose columns COPY does not read as an `insert` does, and where a required one is missing. */
  static of(em: EntityManager, first: ChangeSet<object>): CopyLines | undefined {
    const { meta, payload } = first;
    const fields = fieldsOf(meta, Object.keys(payload)) ?? [];
    const columns = fields.map(({ column }) => column);
    const isReadLater = meta.props.some((property) => isReadBack(property, columns));
    const isComplete = requiredOf(em, meta).every(({ name }) => name in payload);
    return fields.length > 0 && isComplete && !isReadLater
      ? new CopyLines(em.getDriver().getPlatform(), first, fields)
      : undefined;
  }

  get columns(): string[] {
    return this.fields.map(({ column }) => column);
  }

  /** Undefined where one of them has other columns, or a value that is to be told in another way. */
  of(batch: readonly ChangeSet<object>[]): string | undefined {
    let text = '';
    for (const { payload, schema, meta } of batch) {
      const isAlike = schema === this.first.schema && meta === this.first.meta;
      const line = isAlike ? this.#line(payload) : undefined;
      if (line === undefined) {
        return undefined;
      }
      text += line;
    }
    // PostgreSQL has no zero bytes in texts.
    return text.includes('\0') ? undefined : text;
  }

  #line(payload: object): string | undefined {
    if (Object.keys(payload).length !== this.fields.length) {
      return undefined;
    }
    let [line, separator] = ['', ''];
    for (const field of this.fields) {
      const value = toJson(this.platform, field, Reflect.get(payload, field.name));
      if (value === undefined) {
        return undefined;
      }
      line += separator + toCopyField(value === null ? null : String(value));
      separator = '\t';
    }
    return `${line}\n`;
  }
}
