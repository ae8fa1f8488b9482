import { templateUsed } from './template-comment.js';
import { dropOwn, findOwn, ownDatabases, type OwnDatabase } from './own-databases.js';
import { heldKeys, runKey, templateKey, tryLock, unlock } from './test-locks.js';
import type { TestServer } from './test-server.js';

const DAY = 86_400_000;
const TEMPLATE_DAYS = 7;
const KEPT_DAYS = 1;

/**
 * Drops what nobody needs any more: databases of runs that are dead, templates half-built, templates unused for 7 days and
 * kept databases a day old. What can't be dropped is left to a later run.
 */
export async function cleanLeftovers(server: TestServer, now = new Date()): Promise<void> {
  // In this order: whoever made one of these databases had its lock before.
  const found = await ownDatabases(server);
  const held = await heldKeys(server);
  for (const database of found) {
    await clean(server, database, { held, now }).catch(() => undefined);
  }
}

interface Moment {
  held: ReadonlySet<bigint>;
  now: Date;
}

async function clean(server: TestServer, database: OwnDatabase, { held, now }: Moment): Promise<void> {
  const { name, is } = database;
  switch (is.kind) {
    case 'test':
    case 'clone':
      return held.has(runKey(is.run)) ? undefined : dropOwn(server, name);
    case 'kept':
      return daysBetween(is.at, now) > KEPT_DAYS ? dropOwn(server, name) : undefined;
    case 'build':
      return dropUnlocked(server, name, { held, template: is.template, isDue: async () => true });
    case 'template': {
      const isDue = async () => isStale((await findOwn(server, name))?.comment, now);
      const isStaleAlready = isStale(database.comment, now);
      return isStaleAlready ? dropUnlocked(server, name, { held, template: name, isDue }) : undefined;
    }
  }
}

interface Doom {
  held: ReadonlySet<bigint>;
  template: string;
  /** Asked again under the lock. */
  isDue: () => Promise<boolean>;
}

async function dropUnlocked(
  server: TestServer,
  name: string,
  { held, template, isDue }: Doom,
): Promise<void> {
  const key = templateKey(template);
  if (held.has(key) || !(await tryLock(server, key))) {
    return;
  }
  try {
    if (await isDue()) {
      await dropOwn(server, name);
    }
  } finally {
    await unlock(server, key);
  }
}

function isStale(comment: string | null | undefined, now: Date): boolean {
  const used = templateUsed(comment);
  return used !== undefined && daysBetween(used, now) > TEMPLATE_DAYS;
}

function daysBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / DAY;
}
