import { Collection } from '@mikro-orm/core';
import { Entity, ManyToOne, OneToMany, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';

import { Seeder, type SeedContext, type SeederRunner } from '../../../src/index.js';

@Entity({ tableName: 'nests' })
export class Nest {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Property({ type: 'string' })
  tree!: string;

  @OneToMany(() => Bird, (bird) => bird.nest)
  birds = new Collection<Bird>(this);
}

@Entity({ tableName: 'birds' })
export class Bird {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Property({ type: 'string' })
  @Unique()
  name!: string;

  @ManyToOne(() => Nest, { nullable: true })
  nest?: Nest;
}

@Seeder()
export class BirdSeeder implements SeederRunner {
  async run({ factories }: SeedContext): Promise<void> {
    await factories.of(Bird).count(2).create();
  }
}
