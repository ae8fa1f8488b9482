import type { DatabaseClient } from '../../../database/client.js';
import { quoteLiteral } from '../../../migrations/operations/literal.js';
import { CLEAN_SCHEMA } from './clean-schema.js';

/** Where a sequence stands, or is to stand. */
export interface SequenceState {
  readonly sequence: number;
  /** A bigint. */
  readonly value: string;
  readonly isCalled: boolean;
}

/** What is kept of these sequences, as far as they are there. */
export async function readKeptStates(
  client: DatabaseClient,
  sequences: readonly number[],
): Promise<SequenceState[]> {
  const { rows } = await client.query<SequenceState>(
    `select s.sequence, s.last_value as value, s.is_called as "isCalled"
       from ${CLEAN_SCHEMA}.sequences s join pg_class c on c.oid = s.sequence where c.oid = any ($1)`,
    [sequences],
  );
  return rows;
}

/** Keeps this state of a sequence. */
export function keepState({ sequence, value, isCalled }: SequenceState): string {
  return `update ${CLEAN_SCHEMA}.sequences set last_value = ${quoteLiteral(value)}, is_called = ${isCalled} where sequence = ${sequence}`;
}

/** Keeps how these sequences stand. */
export function keepPresentStates(sequences: readonly number[]): string {
  return `
do $do$
declare
  s oid;
begin
  foreach s in array '{${sequences.join()}}'::oid[] loop
    execute format('update ${CLEAN_SCHEMA}.sequences set (last_value, is_called) = (select last_value, is_called from %s)
                     where sequence = %s', s::regclass, s);
  end loop;
end $do$`;
}

/** Keeps what the template had, where a run that was killed has left something else. */
export const KEEP_TEMPLATE_STATES = `
update ${CLEAN_SCHEMA}.sequences set last_value = template_value, is_called = template_is_called
 where (last_value, is_called) <> (template_value, template_is_called)`;
