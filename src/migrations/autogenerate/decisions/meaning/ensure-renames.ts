import { MistakenDecisionError } from '../../../../errors/mistaken-decision.error.js';
import type { Decisions } from '../decisions.js';
import type { SchemaPair } from '../question.js';
import { allNames } from './all-names.js';
import type { GoneThing } from './gone-things.js';

/** @throws MistakenDecisionError where what is renamed is not gone, or can't have become the other, or is dropped too. */
export function ensureRenames(
  { renames, drops }: Decisions,
  gone: readonly GoneThing[],
  schemas: SchemaPair,
): void {
  const taken = new Map<string, string>();
  for (const [name, to] of renames) {
    const thing = ensureGone(name, gone, schemas);
    ensureSuccessor(thing, to, schemas);
    ensureOnce(thing, to, taken);
    if (drops.has(name)) {
      throw new MistakenDecisionError({
        flag: '--drop',
        name,
        problem: `${name} is renamed to ${to}`,
        fitting: [],
      });
    }
  }
}

function ensureGone(name: string, gone: readonly GoneThing[], schemas: SchemaPair): GoneThing {
  const thing = gone.find((other) => other.name === name);
  if (thing === undefined) {
    throw new MistakenDecisionError({
      flag: '--rename',
      name,
      problem: notGone(name, schemas),
      fitting: gone.filter(({ successors }) => successors.length > 0).map((other) => other.name),
    });
  }
  return thing;
}

function notGone(name: string, { before, after }: SchemaPair): string {
  if (allNames(after).has(name)) {
    return `${name} is not gone`;
  }
  return allNames(before).has(name)
    ? `${name} goes with its table, or by the new name of it`
    : `there was no table, column or enum value ${name}`;
}

function ensureSuccessor({ name, successors }: GoneThing, to: string, { before, after }: SchemaPair): void {
  if (!successors.includes(to)) {
    throw new MistakenDecisionError({
      flag: '--rename',
      name: to,
      problem: problemOf(),
      fitting: successors,
    });
  }

  function problemOf(): string {
    if (!allNames(after).has(to)) {
      return `${name} can't have become ${to}, which is not there after`;
    }
    return allNames(before).has(to)
      ? `${name} can't have become ${to}, which was there before`
      : `${name} can't have become ${to}, which is something else`;
  }
}

function ensureOnce({ name, merges, successors }: GoneThing, to: string, taken: Map<string, string>): void {
  const other = taken.get(to);
  if (other !== undefined && !merges.includes(to)) {
    throw new MistakenDecisionError({
      flag: '--rename',
      name: to,
      problem: `${other} and ${name} can't both have become ${to}`,
      fitting: successors.filter((successor) => !taken.has(successor)),
    });
  }
  taken.set(to, name);
}
