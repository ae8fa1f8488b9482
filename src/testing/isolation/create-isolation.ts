import { withClient } from '../../database/client.js';
import type { DatabaseTestOptions } from '../options.js';
import { workerCloneName } from '../server/index.js';
import { ensureTemplate } from '../templates/index.js';
import { CleanIsolation, prepareCleaning } from './clean/index.js';
import { FileClone } from './clone/file-clone.js';
import { TestClones } from './clone/test-clones.js';
import type { IsolationGround } from './ground.js';
import type { Isolation } from './isolation.js';
import { TransactionIsolation } from './transaction/transaction-isolation.js';

export async function createIsolation(
  { isolation = 'transaction', per = 'test' }: DatabaseTestOptions,
  ground: IsolationGround,
): Promise<Isolation> {
  switch (isolation) {
    case 'transaction':
      return new TransactionIsolation(ground);
    case 'clean':
      return cleanIsolation(ground);
    case 'clone':
      return per === 'file' ? new FileClone(ground) : new TestClones(ground);
  }
}

/** Its clones have triggers that no others have: they are copies of a template of their own. */
async function cleanIsolation(ground: IsolationGround): Promise<Isolation> {
  const { server, run, worker, template } = ground;
  const prepared = await ensureTemplate(server, `${template.name} for cleaning`, prepare, template);
  const { url } = await prepared.ensureClone(workerCloneName(run, prepared.name, worker));
  return new CleanIsolation({
    url,
    attach: async () => {
      await ground.lead({ url });
      return { detach: async () => {} };
    },
  });
}

async function prepare(url: string): Promise<void> {
  await withClient({ connectionString: url }, (client) => prepareCleaning(client));
}
