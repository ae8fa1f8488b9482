import { defineEntity, p } from '@mikro-orm/core';
import type { SeedContext, SeederRunner } from './seeder-runner.js';
import { Seeder } from './seeder.decorator.js';

class Row {}
const Tag = defineEntity({ name: 'Tag', properties: { id: p.integer().primary() } });

@Seeder()
class RoleSeeder implements SeederRunner {
  run() {}
}

@Seeder({ dependsOn: [RoleSeeder], environments: ['test'], once: true, entities: [Tag, Row] })
export class UserSeeder implements SeederRunner {
  constructor(readonly name: string) {}

  async run({ call }: SeedContext) {
    await call([RoleSeeder, 'PostSeeder'], { parameters: { count: 3 } });
    // @ts-expect-error a class that is no seeder
    await call(Date);
  }
}

// @ts-expect-error a class without run
@Seeder()
export class Empty {
  readonly name = 'empty';
}

// @ts-expect-error an option that does not exist
@Seeder({ twice: true })
export class TwiceSeeder extends RoleSeeder {}
