import type { EntityManager } from '@mikro-orm/postgresql';
import { CompiledQuery } from 'kysely';

import type { Answer, Ask } from '../../migrations/execution/ask.js';

/**
 * Asks through an EntityManager, in its transaction where it has one, as the role that tables of Siskin's own belong to:
 * the login of the application need not have a right to them. Afterwards the transaction is whose it was.
 *
 * @param role Default: whoever the EntityManager works as.
 */
export async function askAsRole<T>(
  em: EntityManager,
  role: string | undefined,
  work: (ask: Ask) => Promise<T>,
): Promise<T> {
  const ask = askThrough(em);
  if (role === undefined) {
    return work(ask);
  }
  if (!em.isInTransaction()) {
    return em.fork().transactional((own) => askAsRole(own, role, work));
  }
  const { rows } = await ask<{ role: string }>(`select current_setting('role') as role`);
  const become = async (name: string) => ask(`select set_config('role', $1, true)`, [name]);
  await become(role);
  const resume = () => become(rows[0]?.role ?? 'none');
  const result = await work(ask).catch(async (error: unknown) => {
    // Where the transaction is lost, its end takes the role back.
    await resume().catch(() => undefined);
    throw error;
  });
  await resume();
  return result;
}

/** MikroORM itself would replace question marks, also those in names. */
function askThrough(em: EntityManager): Ask {
  async function ask<R extends object>(
    text: string,
    parameters: readonly unknown[] = [],
  ): Promise<Answer<R>> {
    const query = CompiledQuery.raw(text, [...parameters]);
    const { rows, numAffectedRows } = await em.getKysely().executeQuery<R>(query);
    return { rows, rowCount: Number(numAffectedRows ?? rows.length) };
  }
  return ask;
}
