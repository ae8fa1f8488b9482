import type { Draft } from '../../building/maker.js';

/** Makes values of a key that drafts lack. */
export interface KeySource {
  /** Whether a value can be had at once. */
  readonly isReady: boolean;
  /** Makes it ready. */
  fill(): Promise<void>;
  /** Of a source that is ready. */
  take(draft: Draft): unknown;
}
