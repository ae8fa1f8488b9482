import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { timed } from '../testing/median.js';
import type { Project } from './project.js';

/** What is measured, by its name; in milliseconds, one for each round. */
export type Times = Map<string, number[]>;

/** Each in turn, so that all of them meet the same weather. */
export async function race(project: Project, rounds: number): Promise<Times> {
  const { same, changed } = project;
  const entrants: Record<string, () => Promise<unknown>> = {
    'first --auto': async () => same.service.autogenerate('nothing'),
    'second --auto': async () => same.service.autogenerate('nothing'),
    'db:check': async () => same.service.checkEntities(),
    // What is compared with the schema of other entities than the last time.
    'first --auto with a difference': async () => changed.service.autogenerate('a change'),
    'next --auto with a difference': async () => changed.service.autogenerate('a change'),
    getUpdateSchemaSQL: async () => changed.orm.schema.getUpdateSchemaSQL({ wrap: false }),
  };
  const times: Times = new Map(Object.keys(entrants).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    await project.forget();
    for (const [name, run] of Object.entries(entrants)) {
      times.get(name)?.push(await timed(run));
      await removeWritten(project);
    }
  }
  return times;
}

async function removeWritten({ migrations }: Project): Promise<void> {
  const written = (await readdir(migrations)).filter((name) => !name.includes('_step'));
  await Promise.all(written.map((name) => rm(join(migrations, name))));
}
