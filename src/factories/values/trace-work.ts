import type { FactoryContext } from '../factory-context.js';
import type { PlainAttributes } from '../factory-settings.js';
import { withStreamsUnmoved } from '../random/stream-random.js';
import { CallMap, type TracedCall } from './call-map.js';
import { traceCalls } from './trace-calls.js';
import type { ValuePlaces } from './value-places.js';

/** What is found out depends on the work alone, not on the random seed of the registry. */
const TRACED_WITH = 0;

interface TracedWork {
  readonly calls: readonly TracedCall[];
  readonly map: CallMap;
  /** Whether it was found out without the real context: it is then the same for all registries. */
  readonly isGeneral: boolean;
}

/**
 * Which call of a definition, or of a state, is for which attribute. What fails without a real context is tried with it; what fails
 * then, too, will say so itself.
 */
export function traceWork(
  entity: string,
  places: ValuePlaces,
  context: FactoryContext,
  work: (context: FactoryContext) => PlainAttributes,
): TracedWork {
  const { referenceDate } = context;
  const first = { ...context, referenceDate, sequence: 1, index: 0, count: 1, parent: undefined };
  const trace = (known: FactoryContext) =>
    places.random.withSeed(TRACED_WITH, () =>
      withStreamsUnmoved(() => traceCalls(entity, places, () => work(known))),
    );
  const general = trace(first);
  const calls = general ?? trace(context) ?? [];
  const map = new CallMap(entity, calls, (attribute) => places.baseOf(entity, attribute));
  return { calls, map, isGeneral: general !== undefined };
}
