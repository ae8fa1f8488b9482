import { RepeatableCycleError } from '../../errors/repeatable-cycle.error.js';
import { bareName } from './created-objects.js';
import type { Repeatable } from './repeatable.js';

/** What each needs, by revision. */
export type Needs = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * What each of them needs: what it declares, and those whose objects its statements mention. Where two mention each
 * other, as functions may, what is declared decides, else the one that is read first comes last.
 *
 * @throws RepeatableCycleError where what they declare runs in a circle.
 */
export function needsOf(repeatables: readonly Repeatable[]): Needs {
  const declared = new Map(repeatables.map((one) => [one.revision, new Set(one.dependsOn)]));
  ensureNoCycle(declared);
  const mentioned = new Map(repeatables.map((one) => [one.revision, mentions(one, repeatables)]));
  return repeatables.reduce<Needs>((needs, { revision }) => {
    const further = [...(mentioned.get(revision) ?? [])].filter((other) => !reaches(needs, other, revision));
    return new Map(needs).set(revision, new Set([...(needs.get(revision) ?? []), ...further]));
  }, declared);
}

/** Each after what it needs; those that are free to choose in the order in which they come. */
export function orderRepeatables(repeatables: readonly Repeatable[], needs: Needs): Repeatable[] {
  const byRevision = new Map(repeatables.map((one) => [one.revision, one]));
  const ordered = new Set<Repeatable>();
  const visit = (one: Repeatable): void => {
    if (!ordered.has(one)) {
      [...(needs.get(one.revision) ?? [])].flatMap((name) => byRevision.get(name) ?? []).forEach(visit);
      ordered.add(one);
    }
  };
  repeatables.forEach(visit);
  return [...ordered];
}

/** Whether `from` needs `to`, by whatever way. */
export function reaches(needs: Needs, from: string, to: string): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === to) {
      return true;
    }
    if (!seen.has(next)) {
      seen.add(next);
      open.push(...(needs.get(next) ?? []));
    }
  }
  return false;
}

function mentions(one: Repeatable, all: readonly Repeatable[]): Set<string> {
  const text = one.statements.map(code).join('\n');
  const others = all.filter(
    (other) => other !== one && other.creates.some((object) => names(text, bareName(object))),
  );
  return new Set(others.map(({ revision }) => revision));
}

const TOKENS = /"(?:[^"]|"")*"|\$(\w*)\$[^]*?\$\1\$|'(?:[^']|'')*'|--[^\n]*|\/\*[^]*?\*\//g;

/** The statement less its strings and comments. The body of a function stays, though it is a string. */
function code(statement: string): string {
  return statement.replaceAll(TOKENS, (token) => (/^["$]/.test(token) ? token : ' '));
}

/** Whether the text has the name as a word of its own. */
function names(text: string, name: string): boolean {
  const pattern = name.replaceAll('"', '""').replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`(?<![\\p{L}\\p{N}_$])${pattern}(?![\\p{L}\\p{N}_$])`, 'iu').test(text);
}

function ensureNoCycle(needs: Needs): void {
  for (const [revision, needed] of needs) {
    const back = [...needed].find((other) => reaches(needs, other, revision));
    if (back !== undefined) {
      throw new RepeatableCycleError(revision, back);
    }
  }
}
