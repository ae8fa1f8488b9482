import { placeOf } from '../random/place-random.js';
import { CallWalk } from './call-walks.js';

/** Notes the calls and what they return, and changes one of them. */
export class ChangedCalls extends CallWalk {
  readonly paths: string[] = [];
  readonly values: unknown[] = [];

  constructor(
    private readonly entity: string,
    private readonly round: number,
    private readonly changed: number | undefined,
  ) {
    super();
  }

  protected next(path: string): number {
    const at = this.paths.push(path) - 1;
    return placeOf(`${this.entity} ${at} ${this.round}${at === this.changed ? ' changed' : ''}`);
  }

  protected override drawn(value: unknown): void {
    this.values.push(value);
  }
}
