/** A statement that begins, ends or divides a transaction, or says how it is to be. */
export type TransactionCommand =
  | { readonly kind: 'begin'; readonly readOnly: boolean }
  | { readonly kind: 'commit' | 'rollback'; readonly chain: boolean }
  | { readonly kind: 'savepoint' | 'release' | 'rollback to'; readonly name: string }
  | { readonly kind: 'set transaction'; readonly readOnly: boolean }
  | { readonly kind: 'prepare' };

const NOISE = /^(?:\s+|--[^\n]*(?:\n|$)|\/\*(?:[^*]|\*(?!\/))*\*\/|;)+/;
const END = String.raw`\s*;?\s*$`;
const WORK = String.raw`(?:\s+(?:work|transaction))?`;
const CHAIN = String.raw`(?:\s+and\s+(no\s+)?(chain))?`;
const NAME = String.raw`\s+("(?:[^"]|"")+"|[\p{L}_][\p{L}\p{N}_$]*)`;
const MODES = String.raw`((?:[\s,]+(?:isolation\s+level\s+(?:serializable|repeatable\s+read|read\s+committed|read\s+uncommitted)|read\s+(?:only|write)|(?:not\s+)?deferrable))*)`;

const BEGIN = matcher(String.raw`(?:begin${WORK}|start\s+transaction)${MODES}`);
const SET = matcher(String.raw`set(?:\s+(?:local|session))?\s+transaction${MODES}`);
const COMMIT = matcher(String.raw`(?:commit|end)${WORK}${CHAIN}`);
const ROLLBACK = matcher(String.raw`(?:rollback|abort)${WORK}${CHAIN}`);
const SAVEPOINT = matcher(String.raw`savepoint${NAME}`);
const RELEASE = matcher(String.raw`release(?:\s+savepoint)?${NAME}`);
const ROLLBACK_TO = matcher(String.raw`rollback${WORK}\s+to(?:\s+savepoint)?${NAME}`);
const PREPARE = /^prepare\s+transaction\b/i;

/** What a single statement does to its transaction; undefined where it does nothing of the kind. */
export function parseTransactionCommand(sql: string): TransactionCommand | undefined {
  const text = sql.replace(NOISE, '');
  if (!/^(?:begin|start|set|commit|end|rollback|abort|savepoint|release|prepare)\b/i.test(text)) {
    return undefined;
  }
  return (
    parseModes('begin', BEGIN.exec(text)) ??
    parseModes('set transaction', SET.exec(text)) ??
    parseEnd('commit', COMMIT.exec(text)) ??
    parseEnd('rollback', ROLLBACK.exec(text)) ??
    parseNamed('savepoint', SAVEPOINT.exec(text)) ??
    parseNamed('release', RELEASE.exec(text)) ??
    parseNamed('rollback to', ROLLBACK_TO.exec(text)) ??
    (PREPARE.test(text) ? { kind: 'prepare' } : undefined)
  );
}

/** Whether SQL may be several statements of which one begins or ends a transaction. Where it is not sure, it says so. */
export function mayControlWithin(sql: string): boolean {
  const inner = sql.replace(/[\s;]+$/, '');
  return inner.includes(';') && /\b(?:begin|start|commit|end|rollback|abort|prepare)\b/i.test(inner);
}

function matcher(pattern: string): RegExp {
  return new RegExp(`^${pattern}${END}`, 'iu');
}

function parseModes(
  kind: 'begin' | 'set transaction',
  found: RegExpExecArray | null,
): TransactionCommand | undefined {
  return found === null ? undefined : { kind, readOnly: /read\s+only/i.test(found[1] ?? '') };
}

function parseEnd(
  kind: 'commit' | 'rollback',
  found: RegExpExecArray | null,
): TransactionCommand | undefined {
  return found === null ? undefined : { kind, chain: found[2] !== undefined && found[1] === undefined };
}

function parseNamed(
  kind: 'savepoint' | 'release' | 'rollback to',
  found: RegExpExecArray | null,
): TransactionCommand | undefined {
  const name = found?.[1];
  return name === undefined ? undefined : { kind, name: plainName(name) };
}

/** As PostgreSQL knows it: without quotes, and folded where it has none. */
function plainName(name: string): string {
  return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name.toLowerCase();
}
