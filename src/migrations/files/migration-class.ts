import type { MigrationClass, MigrationSettings } from '../migration.js';

/** What is wrong with a class, and how the line of its file begins where that can be seen. */
export interface ClassFault {
  problem: string;
  at: RegExp;
}

const EXPORT = /^[ \t]*export\s+default\b/m;

/** The default export of a migration's file as a migration class, or what is wrong with it. */
export function checkMigrationClass(value: unknown): MigrationClass | ClassFault {
  if (typeof value !== 'function') {
    return { problem: 'it has no class as its default export', at: EXPORT };
  }
  const methods = methodsOf(value.prototype);
  if (!methods.change && !methods.up) {
    return { problem: 'its class has neither change(op) nor up(op)', at: EXPORT };
  }
  if (methods.change && (methods.up || methods.down)) {
    return {
      problem: 'its class has change(op) beside up(op) or down(op), which is one too many',
      at: EXPORT,
    };
  }
  const wrong = STATICS.find(({ key, check }) => !isAbsentOr(check, Reflect.get(value, key)));
  return wrong === undefined
    ? (value as MigrationClass)
    : {
        problem: `static ${wrong.key} is not ${wrong.expected}`,
        at: new RegExp(`\\bstatic\\b[^;=]*\\b${wrong.key}\\b`),
      };
}

/** By shape and not by `instanceof`: a file may get its base class from another copy of the package. */
function methodsOf(prototype: unknown): Record<'change' | 'up' | 'down', boolean> {
  const has = (name: string) =>
    typeof prototype === 'object' && prototype !== null && typeof Reflect.get(prototype, name) === 'function';
  return { change: has('change'), up: has('up'), down: has('down') };
}

const isText = (value: unknown) => typeof value === 'string' && value !== '';
const isTexts = (value: unknown) => Array.isArray(value) && value.every(isText);
const isFlag = (value: unknown) => typeof value === 'boolean';
const isDuration = (value: unknown) => typeof value === 'number' && Number.isInteger(value) && value >= 0;

/** An object, not a list, whose values are texts. */
const isReasons = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(isText);

const STATICS = [
  { key: 'revision', check: isText, expected: 'a non-empty string' },
  { key: 'parents', check: isTexts, expected: 'a list of revisions' },
  { key: 'dependsOn', check: isTexts, expected: 'a list of revisions or labels' },
  { key: 'replaces', check: isTexts, expected: 'a list of revisions' },
  { key: 'labels', check: isTexts, expected: 'a list of labels' },
  { key: 'transaction', check: isFlag, expected: 'true or false' },
  { key: 'repeatable', check: isFlag, expected: 'true or false' },
  { key: 'lockTimeout', check: isDuration, expected: 'a whole number of milliseconds' },
  { key: 'statementTimeout', check: isDuration, expected: 'a whole number of milliseconds' },
  {
    key: 'lint',
    check: isReasons,
    expected: "an object with a reason for each rule, such as { 'drop-column': 'no code reads it' }",
  },
];

/** The statics of a class that are settings of a migration, as far as it has them. */
export function settingsOf(migrationClass: MigrationSettings): MigrationSettings {
  return Object.fromEntries(STATICS.map(({ key }) => [key, Reflect.get(migrationClass, key)]));
}

function isAbsentOr(check: (value: unknown) => boolean, value: unknown): boolean {
  return value === undefined || check(value);
}
