import { TestTemplateError } from '../../errors/test-template.error.js';
import { commentOwn, createOwn, dropOwn, renameSealed, sealOwn } from '../server/own-databases.js';
import { buildName } from '../server/own-name.js';
import { templateComment } from '../server/template-comment.js';
import type { TestServer } from '../server/test-server.js';
import type { TemplateBuilder } from './ensure-template.js';
import type { TemplateDatabase } from './template-database.js';
import type { LockedTemplate } from './with-template-lock.js';

/**
 * Builds a template under another name, and gives it its own when it is complete: what has that name is never half of it.
 *
 * @throws TestTemplateError
 */
export async function buildUnderLock(
  { server, failure, tellFailure }: LockedTemplate,
  template: string,
  build: TemplateBuilder,
  from?: TemplateDatabase,
): Promise<void> {
  if (failure !== undefined) {
    throw new TestTemplateError(template, failure);
  }
  const half = buildName(template);
  // A builder that was killed has left it, perhaps with a statement of its own still at work.
  await dropOwn(server, half);
  await createOwn(server, half, from?.name);
  try {
    await build(server.url(half));
    await complete(server, half, template);
  } catch (error) {
    await dropOwn(server, half).catch(() => undefined);
    const reason = messageOf(error);
    await tellFailure(reason).catch(() => undefined);
    throw new TestTemplateError(template, reason, error);
  }
}

async function complete(server: TestServer, half: string, template: string): Promise<void> {
  await commentOwn(server, half, templateComment(new Date()));
  // Nobody can copy a database that somebody is connected to.
  await sealOwn(server, half);
  await renameSealed(server, half, template);
}

/** By shape and not by `instanceof`: under Jest it may come from another realm than this module. */
function messageOf(error: unknown): string {
  const { problem, message } = Object(error) as { problem?: unknown; message?: unknown };
  return String(problem ?? message ?? error);
}
