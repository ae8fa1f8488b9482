import type { SeederStepEvent, SkipReason } from '../../seeders/seed-report.js';
import { paint } from './command-output.js';
import { formatDuration } from './duration.js';
import { describeLoop } from './loop-line.js';
import { describeRows } from './seeded-rows.js';

const SKIPPED: Record<SkipReason, string> = {
  environment: 'not for this environment',
  except: 'left out',
  dependency: 'what it depends on has failed',
  once: 'ran already',
};

/** Wide enough for `59.9 s` and `999 ms`; longer ones are rare. */
const DURATION_WIDTH = 6;

/** The lines of a tree as it grows: one for each seeder that ends, and one above those that it has called. */
export class SeedTree {
  /** Those at work, from the outermost one on; empty where its line is there already. */
  readonly #open: string[] = [];
  #nameWidth = 0;

  /** @param width of a line; what wrote to more tables than it has room for is cut. */
  constructor(private readonly width = Infinity) {}

  /** Makes room for the seeders that are known beforehand. */
  expect(seeders: readonly string[]): void {
    this.#nameWidth = Math.max(0, ...seeders.map(({ length }) => length));
  }

  /** What stays once the event has been told. */
  linesOf(event: SeederStepEvent): string[] {
    const headings = this.#headings(event.depth);
    if (event.type === 'started') {
      this.#open.splice(event.depth, Infinity, event.seeder);
    }
    return [...headings, ...this.#endOf(event)];
  }

  /** Lines below the seeder at work. */
  under({ depth }: Place, lines: readonly string[]): string[] {
    const margin = `${marginOf(depth + 1)}  `;
    return [...this.#headings(depth + 1), ...lines.map((line) => margin + line)];
  }

  /** The callers whose names are not there yet. */
  #headings(depth: number): string[] {
    return this.#open.slice(0, depth).flatMap((caller, level) => {
      this.#open[level] = '';
      return caller === '' ? [] : [`${marginOf(level)}  ${caller}`];
    });
  }

  #endOf(event: SeederStepEvent): string[] {
    switch (event.type) {
      case 'skipped':
        return [
          this.#line(
            event,
            paint('yellow', '-'),
            event.changed ? changedText(event.seeder) : SKIPPED[event.reason],
          ),
        ];
      case 'failed':
        return [this.#line(event, paint('red', '✗'), durationCell(event.durationMs))];
      case 'finished':
        return [this.#line(event, paint('green', '✓'), durationCell(event.durationMs), event.rows)];
      default:
        return [];
    }
  }

  #line(
    { seeder, depth }: Place,
    mark: string,
    text: string,
    rows: Parameters<typeof describeRows>[0] = [],
  ): string {
    const margin = marginOf(depth);
    const name = seeder.padEnd(this.#nameWidth - 2 * depth);
    const before = `${margin}* ${name}  ${text}  `.length;
    const written = rows.length === 0 ? '' : `  ${describeRows(rows, this.width - before)}`;
    return `${margin}${mark} ${name}  ${paint('dim', `${text}${written}`)}`;
  }
}

function changedText(seeder: string): string {
  return `ran already, and has changed since: \`nest-cmd db:seed --rerun ${seeder}\` runs it again`;
}

type Place = Pick<SeederStepEvent, 'seeder' | 'depth'>;

/** What goes on right now. */
export function stateLine(event: Extract<SeederStepEvent, { type: 'started' | 'progress' }>): string {
  const line = `${marginOf(event.depth)}… ${event.seeder}`;
  return event.type === 'started' ? line : `${line}  ${describeLoop(event.progress)}`;
}

const marginOf = (depth: number) => '  '.repeat(depth + 1);
const durationCell = (ms: number) => formatDuration(ms).padStart(DURATION_WIDTH);
