import { commentOwn, findOwn } from '../server/own-databases.js';
import { templateName } from '../server/own-name.js';
import { isMarkedUsed, templateComment } from '../server/template-comment.js';
import type { TestServer } from '../server/test-server.js';
import { buildUnderLock } from './build-under-lock.js';
import { TemplateDatabase } from './template-database.js';
import { withTemplateLock } from './with-template-lock.js';

/** Migrates or seeds the database of a URL, which is empty, or a copy of another template, and leaves no connection to it open. */
export type TemplateBuilder = (url: string) => Promise<void>;

/**
 * The template of a fingerprint, built unless it is there: once, however many processes ask for it at the same time, and
 * again where a builder was killed. It is dropped when it was not used for 7 days.
 *
 * @param from what it is a copy of before it is built. Default: nothing.
 * @throws TestTemplateError where the builder fails, in all processes that wait for it. Whoever asks later builds anew.
 * @throws DatabasePermissionError where the login may not create databases.
 */
export async function ensureTemplate(
  server: TestServer,
  fingerprint: string,
  build: TemplateBuilder,
  from?: TemplateDatabase,
): Promise<TemplateDatabase> {
  const name = templateName(fingerprint, server.facts.login);
  const today = new Date();
  const isCurrent = async () => isMarkedUsed((await findOwn(server, name))?.comment ?? null, today);
  if (!(await isCurrent())) {
    await withTemplateLock(server, name, async (locked) => {
      // Only under the lock is it certain not to be cleaned away, or to be marked twice at once.
      if ((await findOwn(locked.server, name)) === undefined) {
        await buildUnderLock(locked, name, build, from);
      } else if (!(await isCurrent())) {
        await commentOwn(locked.server, name, templateComment(today));
      }
    });
  }
  return new TemplateDatabase(server, name);
}
