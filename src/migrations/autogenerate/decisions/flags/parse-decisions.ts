import { UsageError } from '../../../../errors/usage.error.js';
import type { Decisions } from '../decisions.js';
import { SIDE, sideOf } from './quoted-side.js';

/** Each as it was typed. */
export interface DecisionFlags {
  /** `users.name:users.full_name`, or `users.name:full_name`. */
  readonly rename?: readonly string[];
  /** `users.name`. */
  readonly drop?: readonly string[];
  /** `users.phone='n/a'`, SQL after the first equals sign. */
  readonly fill?: readonly string[];
  /** `users.age=age::int`, SQL after the first equals sign. */
  readonly using?: readonly string[];
}

/**
 * What the flags say; a name that holds a colon, an equals sign or a double quote stands in double quotes.
 *
 * @throws UsageError where one can't be read, or two say something else of the same name.
 */
export function parseDecisions({ rename, drop = [], fill, using }: DecisionFlags): Decisions {
  return {
    renames: toMap('--rename', rename, parseRename),
    drops: new Set(drop.map(parseDrop)),
    fills: toMap('--fill', fill, (text) => parseSql('--fill', text)),
    conversions: toMap('--using', using, (text) => parseSql('--using', text)),
  };
}

const RENAME = new RegExp(`^${SIDE}:${SIDE}$`);
const DROP = new RegExp(`^${SIDE}$`);
const SQL = new RegExp(`^${SIDE}=(.*\\S.*)$`, 's');

function parseRename(text: string): [string, string] {
  const [, quoted, plain, quotedTo, plainTo] = RENAME.exec(text.trim()) ?? malformed('--rename', text);
  const old = sideOf(quoted, plain);
  const to = sideOf(quotedTo, plainTo);
  const isShort = quotedTo === undefined && !to.includes('.');
  return [old, isShort ? old.slice(0, old.lastIndexOf('.') + 1) + to : to];
}

function parseDrop(text: string): string {
  const [, quoted, plain] = DROP.exec(text.trim()) ?? malformed('--drop', text);
  return sideOf(quoted, plain);
}

function parseSql(flag: '--fill' | '--using', text: string): [string, string] {
  const [, quoted, plain, sql = ''] = SQL.exec(text.trim()) ?? malformed(flag, text);
  return [sideOf(quoted, plain), sql.trim()];
}

const FORMS = {
  '--rename': { takes: 'what is gone and what it is now', example: 'users.name:users.full_name' },
  '--drop': { takes: 'what may go', example: 'users.name' },
  '--fill': { takes: 'a column and the value of its rows as SQL', example: `"users.phone='n/a'"` },
  '--using': { takes: 'a column and its new value as SQL', example: '"users.age=age::integer"' },
} as const;

function malformed(flag: keyof typeof FORMS, text: string): never {
  const { takes, example } = FORMS[flag];
  throw new UsageError(`${flag} takes ${takes}, not '${text}'.`, `For instance: ${flag} ${example}`);
}

function toMap(
  flag: string,
  texts: readonly string[] = [],
  parse: (text: string) => [string, string],
): Map<string, string> {
  const map = new Map<string, string>();
  for (const [name, value] of texts.map(parse)) {
    const other = map.get(name);
    if (other !== undefined && other !== value) {
      throw new UsageError(
        `${flag} says of ${name} both '${other}' and '${value}'.`,
        'Leave out one of them.',
      );
    }
    map.set(name, value);
  }
  return map;
}
