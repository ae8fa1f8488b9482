import { readFileSync } from 'node:fs';
import { SiskinError } from '../../errors/siskin.error.js';
import { RevisionGraph } from './revision-graph.js';
import type { RevisionNode } from './revision-node.js';

interface Case {
  id: string;
  op: 'upgrade' | 'downgrade' | 'stamp';
  target: string | string[];
  current: string[];
  purge?: boolean;
  revisions: RevisionNode[];
  expected: { steps: string[]; headsAfter: string[]; error?: string };
}

const CASES = readFileSync('test/cases/revision-graph.jsonl', 'utf8')
  .trimEnd()
  .split('\n')
  .map((line): Case => JSON.parse(line));

const REFUSED = CASES.filter(({ expected }) => expected.error !== undefined);
const PLANNED = CASES.filter(({ op, expected }) => op !== 'stamp' && expected.error === undefined);
const STAMPED = CASES.filter(({ op, expected }) => op === 'stamp' && expected.error === undefined);

function plan({ op, target, current, revisions }: Case): readonly string[] {
  const graph = new RevisionGraph(revisions);
  return op === 'upgrade' ? graph.upgrade(current, target) : graph.downgrade(current, [target].flat().join());
}

function stamp({ target, current, purge, revisions }: Case): readonly string[] {
  return new RevisionGraph(revisions).stamp(purge ? [] : current, target);
}

/** Pairs of which the first has to be applied before the second, but is not. */
function misplaced(applied: readonly string[], revisions: readonly RevisionNode[]): string[] {
  const names = new Map(revisions.flatMap((r) => [r.id, ...r.labels].map((name) => [name, r.id] as const)));
  return revisions.flatMap(({ id, parents, dependsOn }) =>
    [...parents, ...dependsOn]
      .map((name) => names.get(name) ?? name)
      .filter((below) => applied.includes(id) && applied.indexOf(below) > applied.indexOf(id))
      .map((below) => `${below} before ${id}`),
  );
}

function thrownBy(action: () => unknown): unknown {
  try {
    action();
    return undefined;
  } catch (error) {
    return error;
  }
}

function named(cases: Case[]): (Case & { name: string })[] {
  return cases.map((c) => ({ ...c, name: `${c.id}: ${c.op} ${[c.target].flat().join(' ')}` }));
}

describe('the answers of Alembic', () => {
  it('are 400', () => {
    expect(REFUSED.length + PLANNED.length + STAMPED.length).toBe(400);
  });

  it.each(named(PLANNED))('$name', (c) => {
    const steps = plan(c);
    const heads = new RevisionGraph(c.revisions).headsAfter(
      c.current,
      steps,
      c.op === 'upgrade' ? 'up' : 'down',
    );

    expect([...steps].sort()).toEqual([...c.expected.steps].sort());
    expect([...heads].sort()).toEqual(c.expected.headsAfter);
    expect(misplaced(c.op === 'upgrade' ? steps : steps.toReversed(), c.revisions)).toEqual([]);
  });

  it.each(named(STAMPED))('$name', (c) => {
    expect([...stamp(c)].sort()).toEqual(c.expected.headsAfter);
  });

  it.each(named(REFUSED))('$name is refused', (c) => {
    expect(thrownBy(() => (c.op === 'stamp' ? stamp(c) : plan(c)))).toBeInstanceOf(SiskinError);
  });
});
