import * as fc from 'fast-check';
import { drawHistory, type DrawnLine } from './draw-history.js';
import type { DrawnRevision } from './lay-out.js';

const UP = 1;
const DOWN = 2;
const SIDE = 4;
const ARMS: Readonly<Record<string, number>> = {
  '│': UP | DOWN,
  '╯': UP | SIDE,
  '╰': UP | SIDE,
  '┴': UP | SIDE,
  '╮': DOWN | SIDE,
  '┬': DOWN | SIDE,
  '├': UP | DOWN | SIDE,
  '┤': UP | DOWN | SIDE,
  '┼': UP | DOWN | SIDE,
};

/** Follows the lines of a drawing with nothing else to go by, and gives the parents of each revision. */
class Tracer {
  readonly parents = new Map<string, Set<string>>();
  /** The revisions whose lines are in a column. */
  #lines = new Map<number, Set<string>>();
  #marked = 0;

  follow({ rail, revision }: DrawnLine): void {
    const characters = Array.from(rail);
    if (revision === undefined) {
      this.#pass(characters);
    } else {
      this.#arrive(characters, revision);
    }
  }

  #arrive(characters: readonly string[], revision: string): void {
    const column = characters.indexOf('●') / 2;
    this.#lines.get(column)?.forEach((child) => this.parents.get(child)?.add(revision));
    this.parents.set(revision, new Set());
    this.#pass(characters);
    this.#lines.set(column, new Set([revision]));
    this.#marked = column;
  }

  #pass(characters: readonly string[]): void {
    const lines = new Map<number, Set<string>>();
    for (const run of runsOf(characters)) {
      const ending = run.filter((column) => armsAt(characters, column) === (UP | SIDE));
      const along = this.#in(ending.length > 0 ? ending : [this.#marked]);
      for (const column of run) {
        const arms = armsAt(characters, column);
        const own = arms & UP ? this.#in([column]) : new Set<string>();
        if (arms & DOWN) {
          lines.set(column, arms & SIDE ? new Set([...own, ...along]) : own);
        }
      }
    }
    this.#lines = lines;
  }

  #in(columns: readonly number[]): Set<string> {
    return new Set(columns.flatMap((column) => [...(this.#lines.get(column) ?? [])]));
  }
}

/** Columns that one horizontal line touches; each of the others is alone. */
function runsOf(characters: readonly string[]): number[][] {
  const runs: number[][] = [];
  for (let column = 0; column * 2 < characters.length; column++) {
    const last = runs.at(-1);
    if (last && characters[column * 2 - 1] === '─') {
      last.push(column);
    } else {
      runs.push([column]);
    }
  }
  return runs;
}

function armsAt(characters: readonly string[], column: number): number {
  return ARMS[characters[column * 2] ?? ''] ?? 0;
}

function trace(lines: readonly DrawnLine[]): Map<string, Set<string>> {
  const tracer = new Tracer();
  lines.forEach((line) => tracer.follow(line));
  return tracer.parents;
}

/** Any parents that come later, and some that are not drawn at all, newest first. */
const histories = fc
  .array(fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 4 }), { maxLength: 30 })
  .map((distances) =>
    distances.map((away, i): DrawnRevision => ({
      id: `r${i}`,
      parents: away.map((distance) => `r${i + distance}`),
    })),
  );

function ids(revisions: readonly DrawnRevision[]): string[] {
  return revisions.map(({ id }) => id);
}

describe('the drawing of any history', () => {
  it('has each revision once and in the order given', () => {
    fc.assert(
      fc.property(histories, fc.boolean(), (revisions, ascii) => {
        const lines = drawHistory(revisions, { ascii });

        expect(lines.flatMap(({ revision }) => revision ?? [])).toEqual(ids(revisions));
        expect(
          lines.every(({ rail, revision }) => rail.includes(ascii ? '*' : '●') === Boolean(revision)),
        ).toBe(true);
      }),
    );
  });

  it('connects each revision with its parents and with nothing else', () => {
    fc.assert(
      fc.property(histories, (revisions) => {
        const drawn = new Set(ids(revisions));
        const expected = revisions.map(
          ({ id, parents }) => [id, new Set(parents.filter((parent) => drawn.has(parent)))] as const,
        );

        expect(trace(drawHistory(revisions))).toEqual(new Map(expected));
      }),
      { numRuns: 500 },
    );
  });

  it('has no spaces at the end of a line', () => {
    fc.assert(
      fc.property(histories, fc.boolean(), (revisions, ascii) => {
        for (const { rail } of drawHistory(revisions, { ascii })) {
          expect(rail).toBe(rail.trimEnd());
        }
      }),
    );
  });

  it('is of one layout in both kinds of characters', () => {
    fc.assert(
      fc.property(histories, (revisions) => {
        expect(markedRails(revisions, true)).toEqual(markedRails(revisions, false));
      }),
    );
  });

  it('is one column wide again after each merge', () => {
    const arms = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(arms, { maxLength: 6 }), (merges) => {
        const revisions = merges.flatMap((lengths, i) => mergeOf(lengths, i));
        const whole = drawHistory([...revisions, { id: `m${merges.length}`, parents: [] }]);
        const rails = whole.filter(({ revision }) => revision?.startsWith('m')).map(({ rail }) => rail);

        expect(new Set(rails)).toEqual(new Set(['●']));
      }),
    );
  });
});

/** The rails of the revisions, with git's arms of an octopus left out. */
function markedRails(revisions: readonly DrawnRevision[], ascii: boolean): string[] {
  return drawHistory(revisions, { ascii, mark: () => '@' })
    .filter(({ revision }) => revision !== undefined)
    .map(({ rail }) =>
      rail.replaceAll('│', '|').replace(/@-+\./, (arms) => `@${' '.repeat(arms.length - 1)}`),
    )
    .map((rail) => rail.trimEnd());
}

/** A merge of branches of these lengths, which all start from the next merge. */
function mergeOf(lengths: readonly number[], index: number): DrawnRevision[] {
  const branches = lengths.map((length, branch) =>
    Array.from({ length }, (_, i) => ({
      id: `b${index}.${branch}.${i}`,
      parents: [i + 1 < length ? `b${index}.${branch}.${i + 1}` : `m${index + 1}`],
    })),
  );
  return [
    { id: `m${index}`, parents: lengths.map((_, branch) => `b${index}.${branch}.0`) },
    ...branches.flat(),
  ];
}
