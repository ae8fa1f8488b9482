import type { DropOptions } from '../dropping.js';
import type { Recording } from '../recording.js';
import type { SchemaOptions } from './create-schema.js';

export interface DropSchemaOptions extends DropOptions {
  /** What the schema was. It comes back empty. */
  was?: SchemaOptions;
}

/** A schema's name is taken as it is: a dot in it is part of it. */
export interface SchemaCalls {
  /** With `ifNotExists` it can't be undone: the schema may have been there before. */
  createSchema(name: string, options?: SchemaOptions & { ifNotExists?: boolean }): void;

  /** Of an empty schema; reversible, unless `cascade` or `ifExists` is given without `was`. */
  dropSchema(name: string, options?: DropSchemaOptions): void;

  /** Functions and `search_path` settings that mention the old name go on doing so. */
  renameSchema(name: string, to: string): void;
}

export function schemaCalls({ record }: Recording): SchemaCalls {
  return {
    createSchema: (name, options) => record({ kind: 'createSchema', name, ...options }),
    dropSchema: (name, options) => record({ kind: 'dropSchema', name, ...options }),
    renameSchema: (name, to) => record({ kind: 'renameSchema', name, to }),
  };
}
