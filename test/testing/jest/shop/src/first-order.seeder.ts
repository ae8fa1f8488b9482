import { Seeder, type SeedContext, type SeederRunner } from 'siskin';

import { Order } from './order.entity.js';

@Seeder()
export class FirstOrderSeeder implements SeederRunner {
  async run({ em }: SeedContext): Promise<void> {
    await em.insert(Order, { number: 'seeded' });
  }
}
