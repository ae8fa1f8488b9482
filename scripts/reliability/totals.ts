import { STATES, type State } from './observe.ts';
import type { Round } from './round.ts';

/** What the rounds of one kind came to. */
export class Totals {
  rounds = 0;
  processes = 0;
  faults = 0;
  lost = 0;
  doubled = 0;
  failed = 0;
  /** How many faults hit in which state. */
  readonly hits = new Map<State, number>();
  /** Where the rounds that are not clean have left what they had. */
  readonly kept: { round: number; folder: string }[] = [];
  readonly kind: string;
  readonly seed: number;

  constructor(kind: string, seed: number) {
    this.kind = kind;
    this.seed = seed;
  }

  /** Those that hit a run at its work, rather than one that had yet to connect or was done. */
  get effective(): number {
    return this.faults - this.#hitsOf('starting') - this.#hitsOf('too late');
  }

  get isClean(): boolean {
    return this.lost + this.doubled + this.failed === 0;
  }

  add({ processes, faults, lost, doubled, failures }: Round): void {
    this.rounds++;
    this.processes += processes;
    this.faults += faults.length;
    this.lost += lost.length;
    this.doubled += doubled.length;
    this.failed += failures.length === 0 ? 0 : 1;
    faults.forEach((state) => this.hits.set(state, this.#hitsOf(state) + 1));
  }

  describeHits(): string {
    return STATES.filter((state) => this.hits.has(state))
      .map((state) => `${this.#hitsOf(state)} ${state}`)
      .join(', ');
  }

  #hitsOf(state: State): number {
    return this.hits.get(state) ?? 0;
  }
}
