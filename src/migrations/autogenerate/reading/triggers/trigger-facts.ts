import type {
  ConstraintTriggerDefinition,
  PlainTriggerDefinition,
  TriggerDefinition,
  TriggerEvent,
} from '../../../operations/triggers/trigger-definition.js';
import { given } from '../given.js';
import type { Reading } from '../reading.js';

/** A row of `pg_trigger`. */
export interface DefinitionRow {
  /** Bits, for which see {@link IS}. */
  type: number;
  when: string | null;
  functionSchema: string;
  function: string;
  updateOf: readonly string[];
  /** Each with a zero byte behind it. */
  arguments: Buffer;
  old: string | null;
  new: string | null;
  constraint: boolean;
  isDeferrable: boolean;
  isDeferred: boolean;
}

const IS = { row: 1, before: 2, insert: 4, delete: 8, update: 16, truncate: 32, insteadOf: 64 } as const;

export function definitionOf(reading: Reading, row: DefinitionRow): TriggerDefinition {
  const basics = {
    events: eventsOf(row),
    when: row.when ?? undefined,
    function: reading.name(row.functionSchema, row.function),
    arguments: argumentsOf(row.arguments),
  };
  return row.constraint
    ? given<ConstraintTriggerDefinition>({
        constraint: true,
        timing: 'after',
        ...basics,
        deferrable: row.isDeferred ? 'initially deferred' : row.isDeferrable || undefined,
      })
    : given<PlainTriggerDefinition>({
        timing: timingOf(row.type),
        ...basics,
        forEach: is(row.type, 'row') ? 'row' : undefined,
        referencing: referencingOf(row),
      });
}

function is(type: number, bit: keyof typeof IS): boolean {
  return (type & IS[bit]) > 0;
}

function timingOf(type: number): PlainTriggerDefinition['timing'] {
  if (is(type, 'before')) {
    return 'before';
  }
  return is(type, 'insteadOf') ? 'instead of' : 'after';
}

function eventsOf({ type, updateOf }: DefinitionRow): TriggerEvent[] {
  const all = ['insert', 'update', 'delete', 'truncate'] as const;
  return all
    .filter((event) => is(type, event))
    .map((event) => (event === 'update' && updateOf.length > 0 ? { updateOf } : event));
}

function argumentsOf(bytes: Buffer): string[] | undefined {
  const list = bytes.toString().split('\0').slice(0, -1);
  return list.length === 0 ? undefined : list;
}

function referencingOf({ old: before, new: after }: DefinitionRow): PlainTriggerDefinition['referencing'] {
  return before === null && after === null
    ? undefined
    : given({ old: before ?? undefined, new: after ?? undefined });
}
