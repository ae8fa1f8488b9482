import { createHash, randomBytes } from 'node:crypto';

/** What the name of a database says of it. */
export type OwnName =
  /** The clone of a worker, for all of its files. */
  | { kind: 'test'; run: string }
  /** The clone of a test or a file. */
  | { kind: 'clone'; run: string }
  | { kind: 'template' }
  /** A template that is not complete. */
  | { kind: 'build'; template: string }
  /** The clone of a test that has failed. */
  | { kind: 'kept'; at: Date };

const HASH = '[0-9a-f]{12}';
const TEST = new RegExp(`^siskin_test_(${HASH})_${HASH}_w\\d{1,9}$`);
const CLONE = new RegExp(`^siskin_clone_(${HASH})_${HASH}$`);
const TEMPLATE = new RegExp(`^siskin_template_${HASH}$`);
const BUILD = new RegExp(`^siskin_build_(${HASH})$`);
const KEPT = /^siskin_kept_(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)_[0-9a-f]{6}$/;

/** Undefined for a name that the test kit gives no database. */
export function parseOwnName(name: string): OwnName | undefined {
  const run = TEST.exec(name)?.[1];
  if (run !== undefined) {
    return { kind: 'test', run };
  }
  const runOfClone = CLONE.exec(name)?.[1];
  if (runOfClone !== undefined) {
    return { kind: 'clone', run: runOfClone };
  }
  const hash = BUILD.exec(name)?.[1];
  if (hash !== undefined) {
    return { kind: 'build', template: `siskin_template_${hash}` };
  }
  return TEMPLATE.test(name) ? { kind: 'template' } : parseKept(name);
}

export function newRunId(): string {
  return randomBytes(6).toString('hex');
}

/** A login can clone what it owns: each has templates of its own. */
export function templateName(fingerprint: string, login: string): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([fingerprint, login]))
    .digest('hex');
  return `siskin_template_${hash.slice(0, 12)}`;
}

export function buildName(template: string): string {
  return template.replace('template', 'build');
}

/** The name of the clone that a worker keeps for all of its files. */
export function workerCloneName(run: string, template: string, worker: number): string {
  return `siskin_test_${run}_${template.slice(-12)}_w${worker}`;
}

/** A new name for the clone of a test or a file. */
export function newCloneName(run: string): string {
  return `siskin_clone_${run}_${newRunId()}`;
}

/** A new name for the clone of a test that has failed, with the time in UTC. */
export function newKeptName(at = new Date()): string {
  const time = at.toISOString().replaceAll(/\D/g, '').slice(0, 14);
  return `siskin_kept_${time}_${randomBytes(3).toString('hex')}`;
}

function parseKept(name: string): OwnName | undefined {
  const [, year, month, day, hour, minute, second] = KEPT.exec(name) ?? [];
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at.getTime()) ? undefined : { kind: 'kept', at };
}
