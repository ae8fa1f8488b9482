import { openByHand } from './by-hand.js';
import type { OpenContender } from './contender.js';

/** Each loads no more than it needs, so that its memory is its own. The peers' files compile with the peers alone. */
const LOADERS: Record<string, () => Promise<OpenContender>> = {
  'by hand': () => Promise.resolve(openByHand),
  knex: async () => (await import('./knex.js')).openKnex,
  'siskin insert': async () => (await import('./siskin.js')).openSiskinInsert,
  'siskin create': async () => (await import('./siskin.js')).openSiskinCreate,
  '@mikro-orm/seeder': () => peer('mikro-orm-seeder', 'openMikroOrmSeeder'),
  'drizzle-seed': () => peer('drizzle-seed', 'openDrizzleSeed'),
};

/** @throws TypeError for a name that is none of the table's. */
export function loadContender(name: string): Promise<OpenContender> {
  const load = LOADERS[name];
  if (load === undefined) {
    throw new TypeError(`There is no contender ${name}.`);
  }
  return load();
}

async function peer(file: string, name: string): Promise<OpenContender> {
  const module: Record<string, OpenContender> = await import(
    new URL(`./peers/${file}.js`, import.meta.url).href
  );
  const open = module[name];
  if (open === undefined) {
    throw new TypeError(`${file} exports no ${name}.`);
  }
  return open;
}
