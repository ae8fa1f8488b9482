import type { DatabaseClient } from '../../database/client.js';
import { WipeRefusedError } from '../../errors/wipe-refused.error.js';

import type { LedgerTable } from '../../database/ledger-table.js';
import { companionsOf } from '../execution/ledger-tables.js';
import { locateLedger } from './locate-ledger.js';
import { DOOMED, EMPTIED, type DoomedRow } from './doomed-query.js';
import type { OwnedNames } from './owned-names.js';
import type { DoomedObject, WipeSelection, WipeSteps } from './wipe-plan.js';

/** What a wipe is planned from. */
export interface WipeGround {
  ledger: LedgerTable;
  /** Of migrations and entities. */
  owned: OwnedNames;
  /** Schemas that stay even where they are empty. */
  kept: readonly string[];
  selection: WipeSelection;
}

/**
 * Reads what a wipe would drop. Changes nothing.
 *
 * @throws WipeRefusedError where something is another role's, or an extension stands on it.
 */
export async function planWipe(
  client: DatabaseClient,
  { ledger, owned, kept, selection }: WipeGround,
): Promise<WipeSteps> {
  const located = await locateLedger(client, ledger);
  const path = await currentSchemas(client);
  const created = owned.names.flatMap(({ kind, name }) => (kind === 'schema' ? [name] : []));
  const named = owned.names.filter(({ kind }) => kind !== 'schema');
  const schemas = unique([
    located.schema,
    ...path,
    ...owned.schemas,
    ...created,
    ...named.flatMap(({ schema }) => schema ?? []),
    ...(selection.schemas ?? []),
  ]);
  const { dropViews = false, dropTypes = false } = selection;
  const { rows } = await client.query<DoomedRow>(DOOMED, [
    schemas,
    path,
    created.filter((schema) => !ALWAYS.includes(schema)),
    named.map(({ kind }) => kind),
    named.map(({ schema }) => schema),
    named.map(({ name }) => name),
    dropViews,
    dropTypes,
    located.schema,
    companionsOf(located).map(({ table }) => table),
  ]);
  ensureDroppable(rows);
  const emptied = await client.query<{ name: string }>(EMPTIED, [created, [...ALWAYS, ...kept]]);
  return {
    schemas: await existing(client, schemas),
    objects: inOrder(rows).map(toDoomed),
    emptied: emptied.rows.map(({ name }) => ({ kind: 'schema', name, statement: `drop schema ${name}` })),
  };
}

/** Every database has it, and expects it. */
const ALWAYS = ['public'];

/** Event triggers first, which would fire for all the rest. */
const ORDER = [
  'event trigger',
  'publication',
  'materialized view',
  'view',
  'foreign table',
  'table',
  'sequence',
];

/** How what drops a kind is called; what is not here goes with what it depends on. */
const WORDS: Readonly<Record<string, string>> = {
  'event trigger': 'event trigger',
  publication: 'publication',
  'materialized view': 'materialized view',
  view: 'view',
  'foreign table': 'foreign table',
  table: 'table',
  sequence: 'sequence',
  function: 'routine',
  procedure: 'routine',
  aggregate: 'routine',
  operator: 'operator',
  'operator class': 'operator class',
  'operator family': 'operator family',
  collation: 'collation',
  conversion: 'conversion',
  'text search configuration': 'text search configuration',
  'text search dictionary': 'text search dictionary',
  'text search parser': 'text search parser',
  'text search template': 'text search template',
  type: 'type',
  'composite type': 'type',
  server: 'server',
  'foreign-data wrapper': 'foreign data wrapper',
};

function ensureDroppable(rows: readonly DoomedRow[]): void {
  const refused = rows.filter(({ isRoot, mayDrop, isExtensions }) => isExtensions || (isRoot && !mayDrop));
  if (refused.length > 0) {
    throw new WipeRefusedError(
      refused.map(({ kind, name, owner, isExtensions }) => ({ kind, name, owner, isExtensions })),
    );
  }
}

/** Partitions come before what they are a part of, so that one transaction need not hold the locks of all. */
function inOrder(rows: readonly DoomedRow[]): DoomedRow[] {
  return [...rows].sort((a, b) => placeOf(a) - placeOf(b));
}

function placeOf({ kind }: DoomedRow): number {
  return ORDER.includes(kind) ? ORDER.indexOf(kind) : ORDER.length;
}

function toDoomed({ kind, name, mayDrop }: DoomedRow): DoomedObject {
  const words = mayDrop ? WORDS[kind] : undefined;
  return { kind, name, statement: words === undefined ? null : `drop ${words} if exists ${name} cascade` };
}

async function currentSchemas(client: DatabaseClient): Promise<string[]> {
  const { rows } = await client.query<{ path: string[] }>('select current_schemas(false)::text[] as path');
  return rows[0]?.path ?? [];
}

async function existing(client: DatabaseClient, schemas: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    'select nspname as name from pg_namespace where nspname = any($1) order by 1',
    [schemas],
  );
  return rows.map(({ name }) => name);
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}
