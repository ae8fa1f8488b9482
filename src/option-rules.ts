import type { OptionFault } from './errors/invalid-options.error.js';
import { GENERATORS_VERSIONS } from './factories/random/place-random.js';
import type { SafeMode } from './migrations/autogenerate/settings.js';
import { MODEL_KINDS } from './migrations/autogenerate/sources/filter/schema-filter.js';
import type { OwnKind } from './migrations/autogenerate/sources/settle/own-kinds.js';
import type { ScratchChoice } from './database/scratch/scratch-server.js';
import type { TransactionMode } from './migrations/execution/together/all-or-nothing.js';
import type { LockMode } from './migrations/execution/with-lock.js';
import { fileNameProblem } from './migrations/files/writing/file-name.js';
import { isRuleId } from './migrations/lint/rule-ids.js';
import type { SeedTransactionMode } from './seeders/seed-transactions.js';
import type { BootstrapMode, ChangedMode, OutOfOrderMode, SiskinOptions } from './siskin.options.js';

const BOOTSTRAP_MODES: BootstrapMode[] = ['off', 'migrate', 'check'];
const LOCK_MODES: LockMode[] = ['auto', 'session', 'lease'];
const TRANSACTION_MODES: TransactionMode[] = ['each', 'all'];
const SEED_TRANSACTION_MODES: SeedTransactionMode[] = ['each', 'all', false];
const OUT_OF_ORDER_MODES: OutOfOrderMode[] = ['allow', 'warn', 'refuse'];
const OWN_KINDS: OwnKind[] = ['view', 'materializedView', 'routine', 'trigger', 'policy'];
const SCRATCH_SERVERS: ScratchChoice[] = ['auto', 'server', 'embedded'];
const SAFE_MODES: SafeMode[] = ['auto', true, false];
const CHANGED_MODES: ChangedMode[] = ['refuse', 'warn', 'allow'];

/** Why a value is wrong, in the section that it belongs to; undefined where it is fine. */
type Rule = (value: unknown, section: Record<string, unknown>) => string | undefined;

const text: Rule = (value) =>
  typeof value === 'string' && value !== ''
    ? undefined
    : `a non-empty string is expected, not ${show(value)}`;
const milliseconds: Rule = (value) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0
    ? undefined
    : `a whole number of milliseconds is expected, not ${show(value)}`;
const wholeNumber: Rule = (value) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0
    ? undefined
    : `a whole number is expected, not ${show(value)}`;
const texts: Rule = (value) =>
  Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string' && item !== '')
    ? undefined
    : `a list of one or more folders is expected, not ${show(value)}`;
const schemas: Rule = (value) =>
  (typeof value === 'string' ? value !== '' : texts(value, {}) === undefined)
    ? undefined
    : `a schema or a list of one or more is expected, not ${show(value)}`;
const locales: Rule = (value) => {
  const names: unknown[] = Array.isArray(value) ? value : [value];
  return names.length > 0 && names.every((name) => typeof name === 'string' && /^\w+$/.test(name))
    ? undefined
    : `a locale of faker such as 'de_CH', or a list of one or more, is expected, not ${show(value)}`;
};
const fileName: Rule = (value, section) =>
  typeof value === 'string'
    ? fileNameProblem(value, section['recursive'] === true)
    : `a template such as '{timestamp}_{slug}' is expected, not ${show(value)}`;
const commands: Rule = (value) =>
  Array.isArray(value) && value.every((item) => typeof item === 'string' && item.trim() !== '')
    ? undefined
    : `a list of commands is expected, not ${show(value)}`;
const flag: Rule = (value) =>
  typeof value === 'boolean' ? undefined : `true or false is expected, not ${show(value)}`;
const patterns: Rule = (value) =>
  Array.isArray(value) && value.every((item) => typeof item === 'string' && item !== '')
    ? undefined
    : `a list of names or patterns such as 'audit_*' is expected, not ${show(value)}`;
const callable: Rule = (value) =>
  typeof value === 'function' ? undefined : `a function is expected, not ${show(value)}`;
const schemaKinds: Rule = (value) =>
  Array.isArray(value) &&
  value.every(
    (kind) => isRecord(kind) && ['read', 'compare'].every((name) => typeof kind[name] === 'function'),
  )
    ? undefined
    : `a list of objects with kind, read and compare is expected, not ${show(value)}`;
const severalOf =
  (choices: readonly unknown[]): Rule =>
  (value) =>
    Array.isArray(value) && value.every((item) => choices.includes(item))
      ? undefined
      : `a list of ${choices.map(show).join(', ')} is expected, not ${show(value)}`;
const oneOf =
  (modes: readonly unknown[]): Rule =>
  (value) =>
    modes.includes(value)
      ? undefined
      : `one of ${modes.map(show).join(', ')} is expected, not ${show(value)}`;

const ruleIds: Rule = (value) => {
  const wrong = Array.isArray(value) ? value.find((rule: unknown) => !isRuleId(rule)) : value;
  return Array.isArray(value) && wrong === undefined
    ? undefined
    : `a list of rules of the lint is expected, not ${show(wrong)}`;
};

const FILTER_RULES = { schemas: patterns, tables: patterns, kinds: severalOf(MODEL_KINDS) };

/** Of a section by its keys, and of what is no section by itself. */
type Rules = { readonly [key: string]: Rule | Rules };

const RULES: Record<keyof SiskinOptions, Rules | Rule> = {
  migrations: {
    paths: texts,
    recursive: flag,
    fileName,
    afterWrite: commands,
    table: text,
    schema: text,
    role: text,
    searchPath: schemas,
    lockWait: milliseconds,
    lock: oneOf(LOCK_MODES),
    waitForDatabase: milliseconds,
    transaction: oneOf(TRANSACTION_MODES),
    lockTimeout: milliseconds,
    lockRetries: wholeNumber,
    statementTimeout: milliseconds,
    outOfOrder: oneOf(OUT_OF_ORDER_MODES),
    changed: oneOf(CHANGED_MODES),
    lint: { ignore: ruleIds, from: text },
    onBootstrap: oneOf(BOOTSTRAP_MODES),
    autogenerate: {
      safe: oneOf(SAFE_MODES),
      include: FILTER_RULES,
      exclude: FILTER_RULES,
      own: severalOf(OWN_KINDS),
      scratch: oneOf(SCRATCH_SERVERS),
      rewrite: callable,
      render: callable,
      kinds: schemaKinds,
    },
  },
  seeders: { path: text, paths: texts, default: text, transaction: oneOf(SEED_TRANSACTION_MODES) },
  factories: { path: text, locale: locales, generators: oneOf(GENERATORS_VERSIONS) },
  prohibitDestructive: flag,
};

/** All that is wrong with options that come from outside the type system, each fault with its key. */
export function findOptionFaults(options: unknown): OptionFault[] {
  if (!isRecord(options)) {
    return [{ key: 'options', problem: `an object is expected, not ${show(options)}` }];
  }
  return checkSection(options, RULES, '');
}

/** Reports unknown keys, and skips those that are undefined. */
function checkSection(section: Record<string, unknown>, rules: Rules, prefix: string): OptionFault[] {
  return Object.entries(section).flatMap(([name, value]) => {
    const key = `${prefix}${name}`;
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (rule === undefined) {
      return [{ key, problem: `there is no such option; known are ${Object.keys(rules).join(', ')}` }];
    }
    return value === undefined ? [] : checkValue(rule, value, section, key);
  });
}

function checkValue(
  rule: Rule | Rules,
  value: unknown,
  section: Record<string, unknown>,
  key: string,
): OptionFault[] {
  if (typeof rule !== 'function') {
    return isRecord(value)
      ? checkSection(value, rule, `${key}.`)
      : [{ key, problem: `an object is expected, not ${show(value)}` }];
  }
  const problem = rule(value, section);
  return problem === undefined ? [] : [{ key, problem }];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function show(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : (JSON.stringify(value) ?? String(value));
}
