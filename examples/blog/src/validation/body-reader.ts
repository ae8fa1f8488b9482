import { BadRequestException } from '@nestjs/common';

/** The largest `integer` of PostgreSQL. */
const MAX_ID = 2_147_483_647;

export const SLUG = 'a slug of lower-case letters, digits and hyphens';

export function isSlug(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z0-9-]{1,220}$/.test(value);
}

/**
 * Reads the fields of a request's body and collects what is wrong with them, so that one answer names it all.
 * Until {@link ensureValid} has passed, a faulty field reads as an empty value.
 */
export class BodyReader {
  readonly #body: Map<string, unknown>;
  readonly #faults: string[] = [];

  constructor(body: unknown) {
    this.#body = new Map(typeof body === 'object' && body !== null ? Object.entries(body) : []);
  }

  text(field: string, maxLength: number): string {
    const value = this.#body.get(field);
    return isText(value, maxLength) ? value.trim() : this.#fault(field, textOf(maxLength), '');
  }

  slug(field: string): string {
    const value = this.#body.get(field);
    return isSlug(value) ? value : this.#fault(field, SLUG, '');
  }

  id(field: string): number {
    const value = this.#body.get(field);
    const isId = typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= MAX_ID;
    return isId ? value : this.#fault(field, 'the id of a record, a whole number from 1,', 0);
  }

  /** A list that may be left out. */
  texts(field: string, { maxItems, maxLength }: { maxItems: number; maxLength: number }): string[] {
    const value = this.#body.get(field) ?? [];
    const isList = Array.isArray(value) && value.length <= maxItems;
    return isList && value.every((item) => isText(item, maxLength))
      ? value.map((item) => item.trim())
      : this.#fault(field, `a list of up to ${maxItems}, each ${textOf(maxLength)},`, []);
  }

  /** @throws BadRequestException naming every fault. */
  ensureValid(): void {
    if (this.#faults.length > 0) {
      throw new BadRequestException(this.#faults);
    }
  }

  #fault<T>(field: string, expected: string, stand: T): T {
    this.#faults.push(`${field}: ${expected} is expected`);
    return stand;
  }
}

/** PostgreSQL stores no NUL character. */
function isText(value: unknown, maxLength: number): value is string {
  return (
    typeof value === 'string' &&
    value.trim() !== '' &&
    value.trim().length <= maxLength &&
    !value.includes('\0')
  );
}

function textOf(maxLength: number): string {
  return `a text of 1 to ${maxLength.toLocaleString('en')} characters`;
}
