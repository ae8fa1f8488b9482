import { listNames } from './list-names.js';
import { SiskinError } from './siskin.error.js';

export interface ForeignLedgerLack {
  /** As `--from` names the tool. */
  tool: string;
  /** As people write it. */
  title: string;
  /** Where it was looked for. */
  table: string;
  exists: boolean;
  /** The columns that it would have and the table has not. */
  missing: readonly string[];
  /** The tools whose table it could be. */
  others: readonly string[];
}

/** The table in which another tool records what it has applied is not there, or is something else. Nothing was done. */
export class ForeignLedgerMissingError extends SiskinError {
  readonly code = 'SISKIN_FOREIGN_LEDGER_MISSING';

  constructor(readonly lack: ForeignLedgerLack) {
    const { tool, title, table, exists, missing, others } = lack;
    const named = `nest-cmd db:adopt --from ${tool} --table <schema.name>`;
    super({
      problem: exists
        ? `The table ${table} is not the one in which ${title} records its migrations: it has no column ${listNames(missing)}. Nothing was done.`
        : `The table in which ${title} records its migrations was looked for as ${table}, and is not there. Nothing was done.`,
      remedy: [
        ...others.map((other) => `It looks like that of another tool: nest-cmd db:adopt --from ${other}`),
        `Where it has another name or is in another schema: ${named}`,
        ...(exists ? [] : ['For a database that no tool has made: nest-cmd db:baseline']),
      ].join('\n'),
    });
  }
}
