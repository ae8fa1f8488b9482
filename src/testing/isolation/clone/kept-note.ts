import { DEFAULT_DATABASE } from '../../../siskin.constants.js';
import type { KeptDatabase } from '../../templates/index.js';

/**
 * Where to find a kept database: without the password.
 *
 * @param database of the application.
 */
export function keptNote(database: string, { name, url }: KeptDatabase): string {
  const { host, username } = new URL(url);
  const subject = database === DEFAULT_DATABASE ? 'The database' : `The database ${database}`;
  const login = username === '' ? '' : ` as ${decodeURIComponent(username)}`;
  return `${subject} of the test is kept for a day: ${name} on ${host}${login}.`;
}
