import type { EntityManager } from '@mikro-orm/postgresql';
import { escapeLiteral } from 'pg';

/**
 * Moves a sequence beyond a value, so that no later row is given it; never back.
 *
 * @param sequence its name, quoted.
 * @param value SQL of one `bigint`; a query is in parentheses. Null leaves the sequence alone.
 */
export async function advanceSequence(em: EntityManager, sequence: string, value: string): Promise<void> {
  await em.execute(
    `select setval(${escapeLiteral(sequence)}, wanted.value)
       from (select ${value} as value) wanted, ${sequence} sequence
      where wanted.value > sequence.last_value or (wanted.value = sequence.last_value and not sequence.is_called)`,
  );
}
