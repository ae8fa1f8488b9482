import { applicationName } from '../../database/operator.js';
import type { WorkSession } from './work-session.js';

/**
 * Shows in `pg_stat_activity` what the session works on, by its `application_name`. Behind a pooler it is shown for a
 * transaction alone, so that nobody else is given the name.
 */
export async function showRevision(
  { client, backend }: WorkSession,
  revision: string,
  span: 'session' | 'transaction',
): Promise<void> {
  if (span === 'transaction' || backend !== undefined) {
    await client.query(`select set_config('application_name', $1, $2)`, [
      applicationName(revision),
      span === 'transaction',
    ]);
  }
}
