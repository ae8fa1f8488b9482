import { columnPath, phrase } from '../clauses.js';
import { showName, type ObjectName } from '../names.js';
import { named, outside, partOf, routine, type Subject } from '../subject.js';

/** What a comment is on: an object, or a part of a table. A view is a `table` where its columns and triggers go. */
export type CommentTarget = TablePart | { table: ObjectName } | SchemaObject | DatabaseObject;

type TablePart =
  | { table: ObjectName; column: string }
  | { table: ObjectName; constraint: string }
  | { table: ObjectName; trigger: string }
  | { table: ObjectName; policy: string };

type SchemaObject =
  | { view: ObjectName }
  | { materializedView: ObjectName }
  | { index: ObjectName }
  | { sequence: ObjectName }
  | { function: ObjectName; /** Their types. */ arguments: readonly string[] }
  | { procedure: ObjectName; /** Their types. */ arguments: readonly string[] }
  | { type: ObjectName }
  | { domain: ObjectName };

type DatabaseObject = { schema: string } | { extension: string } | { role: string } | { database: string };

export function commentSubject(on: CommentTarget): Subject {
  if ('table' in on) {
    return tableSubject(on);
  } else if ('view' in on) {
    return named('view', on.view);
  } else if ('materializedView' in on) {
    return named('materialized view', on.materializedView);
  } else if ('index' in on) {
    return named('index', on.index);
  } else if ('sequence' in on) {
    return named('sequence', on.sequence);
  } else if ('function' in on) {
    return routine('function', on.function, on.arguments);
  } else if ('procedure' in on) {
    return routine('procedure', on.procedure, on.arguments);
  } else if ('type' in on) {
    return named('type', on.type);
  }
  return 'domain' in on ? named('domain', on.domain) : databaseSubject(on);
}

function tableSubject(on: TablePart | { table: ObjectName }): Subject {
  if ('column' in on) {
    return columnSubject(on);
  } else if ('constraint' in on) {
    return partOf('constraint', on.constraint, 'on', on.table);
  } else if ('trigger' in on) {
    return partOf('trigger', on.trigger, 'on', on.table);
  }
  return 'policy' in on ? partOf('policy', on.policy, 'on', on.table) : named('table', on.table);
}

function columnSubject({ table, column }: { table: ObjectName; column: string }): Subject {
  return {
    clause: phrase('column', columnPath(table, column)),
    shown: `column ${showName(table)}.${column}`,
  };
}

function databaseSubject(on: DatabaseObject): Subject {
  if ('schema' in on) {
    return outside('schema', on.schema);
  } else if ('extension' in on) {
    return outside('extension', on.extension);
  }
  return 'role' in on ? outside('role', on.role) : outside('database', on.database);
}
