import { Collection, defineEntity, type InferEntity, type Opt, p, type Ref } from '@mikro-orm/core';
import type { Definition } from './attributes.js';
import { EntityFactory } from './entity-factory.js';
import type { Factories } from './factories.js';
import type { FactoryContext } from './factory-context.js';
import { Factory } from './factory.decorator.js';

class User {
  id!: number;
  name!: string;
  role: Opt<'user' | 'admin'> = 'user';
  phone?: string;
  born!: Date;
  posts = new Collection<Post>(this);
  greet() {}
}

class Post {
  id!: number;
  title!: string;
  author!: User;
  editor?: Ref<User>;
}

const CategorySchema = defineEntity({
  name: 'Category',
  properties: {
    id: p.integer().primary(),
    name: p.string(),
    kind: p.enum(['topic', 'series']).default('topic'),
    parent: () => p.manyToOne(CategorySchema).nullable(),
  },
});
type Category = InferEntity<typeof CategorySchema>;

@Factory(User)
class UserFactory extends EntityFactory<User> {
  definition({ faker, sequence, factories }: FactoryContext) {
    return {
      name: `${faker.person.fullName()} ${sequence}`,
      born: new Date(),
      posts: factories.get(PostFactory),
    };
  }

  admin() {
    return this.state({ role: 'admin' });
  }

  named(name: string) {
    return this.state(({ sequence }) => ({ name: `${name} ${sequence}` }));
  }
}

/** Refers to a factory that refers back to it, without an annotation. */
@Factory(Post)
class PostFactory extends EntityFactory<Post> {
  definition({ factories }: FactoryContext) {
    return { title: 'A', author: factories.get(UserFactory), editor: factories.get(UserFactory).admin() };
  }
}

/** Refers to itself. */
@Factory(CategorySchema)
class CategoryFactory extends EntityFactory<Category> {
  definition() {
    return { name: 'A' };
  }

  nested() {
    return this.state(({ factories }) => ({ parent: factories.get(CategoryFactory) }));
  }
}

/** Values of a union need the annotation: the compiler widens what an unannotated method returns. */
@Factory(User)
export class AnnotatedFactory extends EntityFactory<User> {
  definition({ factories }: FactoryContext): Definition<User> {
    return { name: 'Ada', born: new Date(), role: 'admin', posts: factories.get(PostFactory).count(2) };
  }
}

declare const factories: Factories;
const users = factories.get(UserFactory);
const posts = factories.get(PostFactory);

export async function countDecidesWhatIsReturned() {
  const one: User = await users.create();
  const list: User[] = await users.count(3).create();
  const states: User[] = await users.count(3).admin().named('Ada').make();
  const many: User[] = await users.admin().count(3).make({ name: 'Ada' });
  const name: unknown = (await users.raw()).name;
  const length: number = (await users.count(2).raw()).length;
  const byEntity: Category = await factories.of(CategorySchema).make();

  // @ts-expect-error a list is not one user
  const wrong: User = await users.count(1).make();
  // @ts-expect-error one user is not a list
  const wrongList: User[] = await users.admin().make();

  return { one, list, states, many, name, length, byEntity, wrong, wrongList };
}

export const admitted = [
  users.state({ phone: null, role: 'admin', born: '2000-01-01' }),
  users.state({ posts: posts.count(3) }),
  posts.state({ author: users, editor: null }),
  posts.state({ author: users.admin(), editor: 1 }),
  posts.state({ author: new User() }),
  factories.get(CategoryFactory).nested().state({ kind: 'series', parent: null }),
];

export const refused = [
  // @ts-expect-error an unknown attribute
  users.state({ nmae: 'Ada' }),
  // @ts-expect-error an unknown attribute beside a known one
  users.state({ name: 'Ada', nmae: 'Ada' }),
  // @ts-expect-error an unknown attribute from a function
  users.state(() => ({ nmae: 'Ada' })),
  // @ts-expect-error an unknown attribute from a function beside a known one
  users.state(() => ({ name: 'Ada', nmae: 'Ada' })),
  // @ts-expect-error an unknown attribute among the overrides
  users.make({ nmae: 'Ada' }),
  // @ts-expect-error a wrong type
  users.state({ name: 1 }),
  // @ts-expect-error a wrong type from a function
  users.state(({ sequence }) => ({ name: sequence })),
  // @ts-expect-error a value outside the union
  users.create({ role: 'root' }),
  // @ts-expect-error null where the property can't be null
  users.create({ name: null }),
  // @ts-expect-error null where the property has a default
  users.create({ role: null }),
  // @ts-expect-error a method
  users.create({ greet: () => {} }),
  // @ts-expect-error a factory in the place of a value
  users.create({ name: users }),
  // @ts-expect-error a factory of another entity
  posts.create({ author: posts }),
  // @ts-expect-error an entity of another class
  posts.create({ author: new Post() }),
  // @ts-expect-error null for a required relation
  posts.create({ author: null }),
  // @ts-expect-error a value outside the enum of a defineEntity schema
  factories.of(CategorySchema).make({ kind: 'post' }),
];

export class Incomplete extends EntityFactory<Post> {
  // @ts-expect-error the required author is missing
  definition() {
    return { title: 'A' };
  }
}

// @ts-expect-error the definition returns an attribute that the entity lacks
@Factory(CategorySchema)
export class Misspelt extends EntityFactory<Category> {
  definition() {
    return { name: 'A', knid: 'topic' };
  }
}

// @ts-expect-error a factory of another entity
@Factory(Post)
export class Mistaken extends EntityFactory<Category> {
  definition() {
    return { name: 'A' };
  }
}
