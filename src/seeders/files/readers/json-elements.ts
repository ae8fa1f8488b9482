import { exactNumber } from './exact-number.js';

/** What a parser of JSON makes of a text, a part at a time. */
export interface JsonToken {
  readonly name: string;
  readonly value?: string | boolean | null;
}

export interface JsonElement {
  readonly value: unknown;
  /** Where it begins. */
  readonly line: number;
}

/** Takes a value where it is; `name` is that of a property, in an object. */
interface OpenContainer {
  readonly value: unknown[] | Map<string, unknown>;
  name: string;
}

/** The elements of the array that a text of JSON is, built of its tokens. */
export class JsonElements {
  readonly #open: OpenContainer[] = [];
  #line = 0;
  #complete = false;

  /** Whether the end of the array was there. */
  get areComplete(): boolean {
    return this.#complete;
  }

  /**
   * The elements that end in this part of the text.
   *
   * @throws Error where the text is no array, or an object has a name twice
   */
  push(tokens: readonly JsonToken[], line: number): JsonElement[] {
    return tokens.flatMap((token) => {
      this.#ensureArray(token);
      if (this.#open.length === 1) {
        this.#line = token.name.startsWith('end') ? this.#line : line;
      }
      return this.#take(token);
    });
  }

  #ensureArray({ name }: JsonToken): void {
    if (this.#open.length === 0 && name !== 'startArray') {
      throw new Error('rows are an array of objects on top: [{ ... }, { ... }]');
    }
  }

  #take({ name, value }: JsonToken): JsonElement[] {
    switch (name) {
      case 'startArray':
        return this.#begin([]);
      case 'startObject':
        return this.#begin(new Map());
      case 'keyValue':
        return this.#name(String(value));
      case 'endArray':
      case 'endObject':
        return this.#end();
      case 'numberValue':
        return this.#add(exactNumber(String(value)));
      default:
        return this.#add(value);
    }
  }

  #begin(value: OpenContainer['value']): [] {
    this.#open.push({ value, name: '' });
    return [];
  }

  #name(name: string): [] {
    const object = this.#open.at(-1);
    if (object?.value instanceof Map && object.value.has(name)) {
      throw new Error(`an object has "${name}" twice`);
    }
    if (object !== undefined) {
      object.name = name;
    }
    return [];
  }

  #end(): JsonElement[] {
    const ended = this.#open.pop()?.value;
    this.#complete = this.#open.length === 0;
    return this.#complete ? [] : this.#add(ended instanceof Map ? Object.fromEntries(ended) : ended);
  }

  #add(value: unknown): JsonElement[] {
    const container = this.#open.at(-1);
    if (this.#open.length === 1) {
      return [{ value, line: this.#line }];
    }
    if (container?.value instanceof Map) {
      container.value.set(container.name, value);
    } else {
      container?.value.push(value);
    }
    return [];
  }
}
