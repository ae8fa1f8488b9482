import { id, phrase } from '../clauses.js';
import type { Clause } from '../compiler.js';
import type { ObjectName } from '../names.js';
import { named, outside, routine, type Subject } from '../subject.js';
import { alters, type Touch } from '../touches.js';

/** What privileges are on. A view, materialized or not, is a `table` here. */
export type PrivilegeTarget =
  | { table: ObjectName; /** The privileges are on these columns alone. */ columns?: readonly string[] }
  | { tables: readonly ObjectName[] }
  | { sequence: ObjectName }
  | { sequences: readonly ObjectName[] }
  | { function: ObjectName; /** Their types. */ arguments: readonly string[] }
  | { procedure: ObjectName; /** Their types. */ arguments: readonly string[] }
  | { type: ObjectName }
  | { domain: ObjectName }
  | DatabasePart
  | FutureObjects;

type DatabasePart =
  | { database: string }
  | { schema: string }
  | { language: string }
  | { allTablesIn: string }
  | { allSequencesIn: string }
  | { allFunctionsIn: string }
  | { allProceduresIn: string };

/** Objects that are made later. PostgreSQL: `alter default privileges`. */
export interface FutureObjects {
  /** Procedures go with functions. */
  future: 'tables' | 'sequences' | 'functions' | 'types' | 'schemas';
  /** Default: in any schema. */
  inSchema?: string;
  /** Who makes them. Default: who migrates. */
  forRole?: string;
}

/** What follows `on`. */
export function targetSubject(on: PrivilegeTarget): Subject {
  if ('table' in on) {
    return named('table', on.table);
  } else if ('tables' in on) {
    return named('table', ...on.tables);
  } else if ('sequence' in on) {
    return named('sequence', on.sequence);
  } else if ('sequences' in on) {
    return named('sequence', ...on.sequences);
  } else if ('function' in on) {
    return routine('function', on.function, on.arguments);
  } else if ('procedure' in on) {
    return routine('procedure', on.procedure, on.arguments);
  } else if ('type' in on) {
    return named('type', on.type);
  } else if ('domain' in on) {
    return named('domain', on.domain);
  }
  return 'future' in on ? futureSubject(on) : partSubject(on);
}

function partSubject(on: DatabasePart): Subject {
  if ('database' in on) {
    return outside('database', on.database);
  } else if ('schema' in on) {
    return outside('schema', on.schema);
  } else if ('language' in on) {
    return outside('language', on.language);
  } else if ('allTablesIn' in on) {
    return outside('all tables in schema', on.allTablesIn);
  } else if ('allSequencesIn' in on) {
    return outside('all sequences in schema', on.allSequencesIn);
  } else if ('allFunctionsIn' in on) {
    return outside('all functions in schema', on.allFunctionsIn);
  }
  return outside('all procedures in schema', on.allProceduresIn);
}

function futureSubject({ future, inSchema }: FutureObjects): Subject {
  const place = inSchema === undefined ? '' : ` in schema ${inSchema}`;
  return { clause: phrase(future), shown: `future ${future}${place}` };
}

/** What stands before `grant` and `revoke`. */
export function futureLead(on: PrivilegeTarget): Clause | undefined {
  if (!('future' in on)) {
    return undefined;
  }
  const { inSchema, forRole } = on;
  return phrase(
    'alter default privileges',
    forRole !== undefined && phrase('for role', id(forRole)),
    inSchema !== undefined && phrase('in schema', id(inSchema)),
  );
}

/** The tables that are named; before PostgreSQL 18 they are not locked at all. */
export function privilegeTouches(on: PrivilegeTarget): Touch[] {
  const named = 'table' in on ? [on.table] : 'tables' in on ? on.tables : [];
  return named.map((table) => alters(table, { lock: 'access share' }));
}
