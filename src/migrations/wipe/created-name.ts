/** What kinds of objects have names of their own, as far as a wipe tells them apart. */
export type CreatedKind =
  | 'schema'
  | 'relation'
  | 'type'
  | 'routine'
  | 'operator'
  | 'operator class'
  | 'operator family'
  | 'collation'
  | 'conversion'
  | 'text search'
  | 'publication'
  | 'event trigger'
  | 'server'
  | 'foreign-data wrapper';

/** Something that a statement creates, or moves to this name. */
export interface CreatedName {
  kind: CreatedKind;
  /** Null where the statement names none. */
  schema: string | null;
  name: string;
}

/** By the names that PostgreSQL's parser has for them. */
const KINDS: Readonly<Record<string, CreatedKind>> = {
  OBJECT_SCHEMA: 'schema',
  OBJECT_TABLE: 'relation',
  OBJECT_FOREIGN_TABLE: 'relation',
  OBJECT_VIEW: 'relation',
  OBJECT_MATVIEW: 'relation',
  OBJECT_SEQUENCE: 'relation',
  OBJECT_TYPE: 'type',
  OBJECT_DOMAIN: 'type',
  OBJECT_FUNCTION: 'routine',
  OBJECT_PROCEDURE: 'routine',
  OBJECT_ROUTINE: 'routine',
  OBJECT_AGGREGATE: 'routine',
  OBJECT_OPERATOR: 'operator',
  OBJECT_OPCLASS: 'operator class',
  OBJECT_OPFAMILY: 'operator family',
  OBJECT_COLLATION: 'collation',
  OBJECT_CONVERSION: 'conversion',
  OBJECT_TSCONFIGURATION: 'text search',
  OBJECT_TSDICTIONARY: 'text search',
  OBJECT_TSPARSER: 'text search',
  OBJECT_TSTEMPLATE: 'text search',
  OBJECT_PUBLICATION: 'publication',
  OBJECT_EVENT_TRIGGER: 'event trigger',
  OBJECT_FOREIGN_SERVER: 'server',
  OBJECT_FDW: 'foreign-data wrapper',
};

export function kindOf(type: unknown): CreatedKind | undefined {
  return typeof type === 'string' ? KINDS[type] : undefined;
}
