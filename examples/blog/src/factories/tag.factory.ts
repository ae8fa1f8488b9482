import { EntityFactory, Factory, type FactoryContext } from 'siskin';

import { Tag } from '../tags/tag.entity.js';

@Factory(Tag)
export class TagFactory extends EntityFactory<Tag> {
  definition({ faker, sequence }: FactoryContext) {
    return { name: `${faker.hacker.ingverb()} ${sequence}` };
  }
}
