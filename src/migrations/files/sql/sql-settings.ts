import type { SqlFileFault, SqlHeader } from './read-sql-file.js';
import { toMilliseconds } from './duration.js';

/** What a header says, as the statics of a class do. What it leaves out is not there. */
export interface SqlSettings {
  revision?: string;
  parents?: string[];
  labels?: string[];
  dependsOn?: string[];
  replaces?: string[];
  transaction?: boolean;
  repeatable?: boolean;
  /** In milliseconds, as the next. */
  lockTimeout?: number;
  statementTimeout?: number;
  /** Why what the lint finds is fine, by its rule. */
  lint?: Record<string, string>;
}

/** What each header sets; undefined where its value can't be read. */
const HEADERS = new Map<string, { read(value: string): SqlSettings | undefined; expected?: string }>([
  ['revision', { read: (value) => (value === '' ? {} : { revision: value }) }],
  ['parents', { read: (value) => ({ parents: toList(value) }) }],
  ['labels', { read: (value) => ({ labels: toList(value) }) }],
  ['depends-on', { read: (value) => ({ dependsOn: toList(value) }) }],
  ['replaces', { read: (value) => ({ replaces: toList(value) }) }],
  ['transaction', { read: toFlag('transaction'), expected: 'true or false' }],
  ['repeatable', { read: toFlag('repeatable'), expected: 'true or false' }],
  ['lock-timeout', { read: toTimeout('lockTimeout'), expected: 'a time such as 500ms, 5s, 2min or 0' }],
  [
    'statement-timeout',
    { read: toTimeout('statementTimeout'), expected: 'a time such as 500ms, 5s, 2min or 0' },
  ],
  ['lint', { read: toAllowance, expected: 'a rule and why it is fine, such as drop-column nobody reads it' }],
]);

/** May be there several times, a rule each. */
const REPEATED = 'lint';

/** The settings of a header; what is wrong with it is added to `faults`. */
export function readSettings(headers: readonly SqlHeader[], faults: SqlFileFault[]): SqlSettings {
  const settings: SqlSettings = {};
  const seen = new Set<string>();
  for (const { name, value, line } of headers) {
    const known = HEADERS.get(name);
    const read = known?.read(value);
    if (known === undefined) {
      faults.push({
        problem: `there is no header '${name}'; known are ${[...HEADERS.keys()].join(', ')}`,
        line,
      });
    } else if (seen.has(name) && name !== REPEATED) {
      faults.push({ problem: `the header '${name}' is there twice`, line });
    } else if (read === undefined) {
      faults.push({ problem: `the header '${name}' is '${value}', not ${known.expected ?? ''}`, line });
    }
    seen.add(name);
    Object.assign(settings, read, read?.lint && { lint: { ...settings.lint, ...read.lint } });
  }
  return settings;
}

function toList(value: string): string[] {
  return value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function toFlag(key: 'transaction' | 'repeatable') {
  return (value: string): SqlSettings | undefined => {
    const word = value.toLowerCase();
    return word === 'true' || word === 'false' ? { [key]: word === 'true' } : undefined;
  };
}

function toAllowance(value: string): SqlSettings | undefined {
  const [, rule, reason] = /^(\S+)\s+(.*\S)$/.exec(value) ?? [];
  return rule === undefined || reason === undefined ? undefined : { lint: { [rule]: reason } };
}

function toTimeout(key: 'lockTimeout' | 'statementTimeout') {
  return (value: string): SqlSettings | undefined => {
    const milliseconds = toMilliseconds(value);
    return milliseconds === undefined ? undefined : { [key]: milliseconds };
  };
}
