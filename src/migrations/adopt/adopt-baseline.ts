import { parse } from 'node:path';

import { writePresentSchema } from '../baseline/write-present-schema.js';
import type { Adoption, AdoptionTools, AdoptOptions } from './adoption.js';
import type { FoundForeignLedger } from './find-foreign-ledger.js';
import type { ForeignEntry } from './ledgers/foreign-ledger.js';
import { FOREIGN_LEDGERS } from './ledgers/index.js';

/** How many of what a tool has applied last are named in the file. */
const NAMED = 5;

/** Writes a baseline in the place of what another tool has applied, and records it as applied. */
export async function adoptBaseline(
  { work, locked, home }: Required<AdoptionTools>,
  { name = 'baseline', path, prove }: AdoptOptions,
  found: FoundForeignLedger,
  entries: readonly ForeignEntry[],
): Promise<Pick<Adoption, 'stamped' | 'baseline'>> {
  const { settings } = work.store;
  const tools = { ...locked, home, settings, except: found.tables, note: noteOf(found, entries) };
  const { revision, path: file } = await writePresentSchema(tools, name, { path, prove });
  return { stamped: [{ revision, name: parse(file).name }], baseline: file };
}

function noteOf({ tool, quoted }: FoundForeignLedger, entries: readonly ForeignEntry[]): string[] {
  const names = entries.map(({ name }) => name);
  const last = names.slice(-NAMED);
  return [
    `It stands for what ${FOREIGN_LEDGERS[tool].title} has applied, ${names.length} by ${quoted}, the last:`,
    ...last.map((name) => `  ${name}`),
  ];
}
