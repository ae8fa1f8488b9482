import type { DestructiveOptions } from '../../database/safety/destructive-options.js';
import type { DestructiveAct, DestructiveVerb, DoomedObjects } from '../../errors/destructive-act.js';
import { productionReason } from '../../errors/production-guard.error.js';
import { ask, askForName, canAsk, type Terminal } from './ask.js';
import { doomedLines } from './doomed-lines.js';

/** What the command line says of what may be done in production. */
export interface PermissionOptions {
  force?: boolean;
  /** False with `--no-interaction`. */
  interaction?: boolean;
}

/** Lets a destructive verb ask on a terminal in production. Elsewhere it is left to refuse. */
export function permission(
  { force, interaction }: PermissionOptions,
  terminal: Terminal = {},
): DestructiveOptions {
  const where = { ...terminal, interaction };
  return canAsk(where) ? { force, confirm: (act) => confirmInProduction(act, where) } : { force };
}

/** The databases whose whole content goes are named by whoever means it. */
const NAMED: ReadonlySet<DestructiveVerb> = new Set(['fresh', 'wipe', 'drop']);

const QUESTIONS: Readonly<Record<DestructiveVerb, string>> = {
  rollback: 'Revert migrations there?',
  reset: 'Revert all migrations there?',
  refresh: 'Revert migrations there, and apply them again?',
  'stamp --purge': 'Empty its ledger?',
  seed: 'Seed it?',
  'seed --truncate': 'Empty the tables of the seeders, and seed it?',
  'lint-factories': 'Write rows of all factories there, and roll them back?',
  fresh: 'Its tables and all that is in them are dropped, and made anew.',
  wipe: 'Its tables and all that is in them are dropped.',
  drop: 'It is dropped with all that is in it.',
};

/** Asks on the terminal, where there is one. */
export async function confirmInProduction(act: DestructiveAct, terminal: Terminal = {}): Promise<boolean> {
  const { address, verb, source, doomed } = act;
  const { database, host, port } = address;
  const lines = [
    `The database ${database} at ${host}:${port} is production: ${productionReason(source)}.`,
    ...listed(doomed),
    QUESTIONS[verb],
  ];
  if (!NAMED.has(verb)) {
    return ask(lines.join('\n'), `db:${verb}`, terminal);
  }
  return askForName(
    [...lines, `If you mean it, type the name of the database:`].join('\n'),
    database,
    terminal,
  );
}

function listed(doomed: readonly DoomedObjects[] = []): string[] {
  return doomedLines(doomed).map((line) => `  ${line}`);
}
