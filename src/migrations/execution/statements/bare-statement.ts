import { WordReader } from './word-reader.js';

/** An object of the whole server, or of the whole database, that is made or dropped outside a transaction only. */
export type GlobalObject = 'database' | 'tablespace' | 'subscription';

/** A statement that PostgreSQL refuses in a transaction, told by its words. Names are quoted. */
export type BareStatement =
  /** `create index concurrently`; without a name PostgreSQL chooses one. */
  | { form: 'createIndex'; table: string; index: string | undefined }
  | { form: 'dropIndex'; index: string }
  | { form: 'reindex'; scope: ReindexScope; name: string | undefined; concurrently: boolean }
  | { form: 'detachPartition'; table: string; partition: string }
  | { form: 'createObject' | 'dropObject'; object: GlobalObject; name: string }
  /** May be run twice: `vacuum`, `alter system` and their like. */
  | { form: 'repeatable' }
  /** Must not be run twice, and leaves nothing to tell by whether it was. */
  | { form: 'once' };

export type ReindexScope = 'index' | 'table' | 'schema' | 'database' | 'system';

const REPEATABLE: BareStatement = { form: 'repeatable' };
const ONCE: BareStatement = { form: 'once' };

type Form = (words: WordReader) => BareStatement | undefined;

const FORMS: Readonly<Record<string, Form>> = {
  create: (words) => createIndex(words) ?? createObject(words),
  drop: (words) => dropIndex(words) ?? dropObject(words),
  alter: (words) => detachPartition(words) ?? alterGlobally(words),
  reindex,
  vacuum: () => REPEATABLE,
  cluster,
  discard: (words) => (words.accept('all') ? REPEATABLE : undefined),
  commit: (words) => (words.accept('prepared') ? ONCE : undefined),
  rollback: (words) => (words.accept('prepared') ? ONCE : undefined),
};

/** What the statement is where PostgreSQL refuses it in a transaction; undefined where it may be in one. */
export function readBareStatement(statement: string): BareStatement | undefined {
  const words = new WordReader(statement);
  const verb = words.acceptAny(...Object.keys(FORMS));
  return verb === undefined ? undefined : FORMS[verb]?.(words);
}

/** Whether PostgreSQL refuses the statement in a transaction. */
export function requiresAutocommit(statement: string): boolean {
  return readBareStatement(statement) !== undefined;
}

/** Whether it waits for other transactions by its nature: cut off by a `lock_timeout` it would leave an invalid index. */
export function isConcurrent(bare: BareStatement): boolean {
  return bare.form === 'reindex'
    ? bare.concurrently
    : bare.form === 'createIndex' || bare.form === 'dropIndex' || bare.form === 'detachPartition';
}

function createIndex(words: WordReader): BareStatement | undefined {
  const isIndex = words.accept('unique', 'index', 'concurrently') || words.accept('index', 'concurrently');
  if (!isIndex) {
    return undefined;
  }
  words.accept('if', 'not', 'exists');
  const index = words.accept('on') ? undefined : words.name();
  if (index !== undefined) {
    words.accept('on');
  }
  words.accept('only');
  const table = words.name();
  return table === undefined ? ONCE : { form: 'createIndex', index, table };
}

function dropIndex(words: WordReader): BareStatement | undefined {
  if (!words.accept('index', 'concurrently')) {
    return undefined;
  }
  words.accept('if', 'exists');
  const index = words.name();
  return index === undefined ? ONCE : { form: 'dropIndex', index };
}

function detachPartition(words: WordReader): BareStatement | undefined {
  if (!words.accept('table')) {
    return undefined;
  }
  words.accept('if', 'exists');
  words.accept('only');
  const table = words.name();
  words.accept('*');
  const partition = words.accept('detach', 'partition') ? words.name() : undefined;
  return table !== undefined && partition !== undefined && words.accept('concurrently')
    ? { form: 'detachPartition', table, partition }
    : undefined;
}

function reindex(words: WordReader): BareStatement | undefined {
  const option = /\bconcurrently\b(?: (?<value>\w+))?/.exec(words.options() ?? '');
  const scope = words.acceptAny('index', 'table', 'schema', 'database', 'system');
  const said = option !== null && !/^(?:off|false|0)$/.test(option.groups?.['value'] ?? '');
  const concurrently = words.accept('concurrently') || said;
  const isBare = concurrently || scope === 'schema' || scope === 'database' || scope === 'system';
  return scope !== undefined && isBare
    ? { form: 'reindex', scope, name: words.name(), concurrently }
    : undefined;
}

/** Without a table it goes through all that were clustered before. */
function cluster(words: WordReader): BareStatement | undefined {
  words.options();
  words.accept('verbose');
  return words.atEnd ? REPEATABLE : undefined;
}

function createObject(words: WordReader): BareStatement | undefined {
  const object = words.acceptAny('database', 'tablespace', 'subscription');
  const name = words.name();
  return object === undefined || name === undefined || makesNoSlot(words)
    ? undefined
    : { form: 'createObject', object, name };
}

/** A subscription that makes no replication slot asks nothing of another server. */
function makesNoSlot(words: WordReader): boolean {
  return /[(,] (?:connect|create_slot) = '?(?:false|off|0)\b/.test(words.rest);
}

function dropObject(words: WordReader): BareStatement | undefined {
  const object = words.acceptAny('database', 'tablespace', 'subscription');
  words.accept('if', 'exists');
  const name = words.name();
  return object === undefined || name === undefined ? undefined : { form: 'dropObject', object, name };
}

function alterGlobally(words: WordReader): BareStatement | undefined {
  if (words.accept('system')) {
    return REPEATABLE;
  }
  const object = words.acceptAny('database', 'subscription');
  words.name();
  const isBare =
    object === 'database' ? words.accept('set', 'tablespace') : words.accept('refresh', 'publication');
  return object !== undefined && isBare ? REPEATABLE : undefined;
}
