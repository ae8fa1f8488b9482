import { SCHEMAS_OF_OTHER_TOOLS, TABLES_OF_OTHER_TOOLS } from './other-tools.js';
import { glob, tablePattern } from './patterns.js';

/** The kinds of objects of a schema. */
export const MODEL_KINDS = [
  'schema',
  'extension',
  'enum',
  'domain',
  'sequence',
  'table',
  'routine',
  'view',
  'materializedView',
  'trigger',
  'policy',
] as const;

export type ModelKind = (typeof MODEL_KINDS)[number];

export interface FilterRules {
  /** Patterns for schemas, each with all that is in it. */
  schemas?: readonly string[];
  /** Patterns for tables and views, each with all that belongs to it: `audit_*` in any schema, `shop.*`, `*.log`. */
  tables?: readonly string[];
  /** Kinds of objects. `policy` stands for row level security as well. */
  kinds?: readonly ModelKind[];
}

/** What is compared. What both name is not. */
export interface SchemaFilter {
  /** Nothing but this. Default, for each of the rules: everything. */
  include?: FilterRules;
  /** Not this; tables and schemas of other migration tools and job queues never are, unless an entity has a table there. */
  exclude?: FilterRules;
}

/** A table with its schema. */
export interface TablePlace {
  readonly schema: string;
  readonly name: string;
}

/** A filter, ready to be asked. */
export interface Filter {
  ignoresKind(kind: ModelKind): boolean;
  ignoresSchema(schema: string): boolean;
  /** Of tables and views; those in a schema that is ignored are, too. */
  ignoresTable(table: TablePlace): boolean;
}

/** @param declared the tables of the entities. */
export function toFilter({ include, exclude }: SchemaFilter, declared: readonly TablePlace[]): Filter {
  const ownSchemas = new Set(declared.map(({ schema }) => schema));
  const ownTables = new Set(declared.map(({ schema, name }) => `${schema}.${name}`));
  const isOthers = (schema: string) => SCHEMAS_OF_OTHER_TOOLS.includes(schema) && !ownSchemas.has(schema);
  const isOthersTable = ({ schema, name }: TablePlace) =>
    TABLES_OF_OTHER_TOOLS.includes(name) && !ownTables.has(`${schema}.${name}`);
  const schemas = rule(include?.schemas, exclude?.schemas, glob);
  const tables = rule(include?.tables, exclude?.tables, tablePattern);
  const kinds = rule(include?.kinds, exclude?.kinds, (kind) => (other: ModelKind) => kind === other);
  const ignoresSchema = (schema: string) => isOthers(schema) || schemas(schema);
  return {
    ignoresKind: kinds,
    ignoresSchema,
    ignoresTable: (table) =>
      ignoresSchema(table.schema) || isOthersTable(table) || tables(table.schema, table.name),
  };
}

/** Whether something is not included, or is excluded. */
function rule<P, A extends readonly unknown[]>(
  include: readonly P[] | undefined,
  exclude: readonly P[] = [],
  compile: (pattern: P) => (...subject: A) => boolean,
): (...subject: A) => boolean {
  const included = include?.map(compile);
  const excluded = exclude.map(compile);
  return (...subject) =>
    (included !== undefined && !included.some((is) => is(...subject))) ||
    excluded.some((is) => is(...subject));
}
