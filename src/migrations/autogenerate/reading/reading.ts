import type { DatabaseClient } from '../../../database/client.js';
import { joinName, type ObjectName } from '../../operations/names.js';

export interface ReadingOptions {
  /** Whose objects are named without it. */
  defaultSchema: string;
  /** OIDs of tables that are left out with all that belongs to them, such as the ledger's. */
  excepted: readonly string[];
}

/** A name as queries give it. */
export interface NameRow {
  schema: string;
  name: string;
}

/** One look at a catalogue, in a session in which the server writes names of the default schema without it. */
export class Reading {
  constructor(
    private readonly client: DatabaseClient,
    private readonly options: ReadingOptions,
  ) {}

  /** Asks a query of which `$1` are the OIDs of the tables that are left out; a query must use it. */
  async rows<R extends object>(query: string): Promise<R[]> {
    return (await this.client.query<R>(query, [this.options.excepted])).rows;
  }

  /** Without the schema where it is the default one, or PostgreSQL's own, which is on every search path. */
  name(schema: string, name: string): ObjectName {
    const isPlain = schema === this.options.defaultSchema || schema === 'pg_catalog';
    return joinName(isPlain ? undefined : schema, name);
  }

  nameOf({ schema, name }: NameRow): ObjectName {
    return this.name(schema, name);
  }

  isDefaultSchema(schema: string): boolean {
    return schema === this.options.defaultSchema;
  }
}
