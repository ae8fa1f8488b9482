import { Collection, defineEntity, type InferEntity, type Opt, p } from '@mikro-orm/core';
import {
  Entity,
  Enum,
  ManyToMany,
  ManyToOne,
  OneToMany,
  PrimaryKey,
  Property,
} from '@mikro-orm/decorators/legacy';
import { Injectable } from '@nestjs/common';
import { EntityFactory, Factory, type FactoryContext } from '../../src/factories/index.js';

export enum Role {
  User = 'user',
  Admin = 'admin',
}

@Entity()
export class User {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Property({ type: 'string' })
  name!: string;

  @Property({ type: 'string', unique: true })
  email!: string;

  @Property({ type: 'string', nullable: true })
  password?: string;

  @Enum({ items: () => Role })
  role: Opt<Role> = Role.User;

  @OneToMany(() => Post, (post: Post) => post.author)
  posts = new Collection<Post>(this);
}

@Entity()
export class Post {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Property({ type: 'string' })
  title!: string;

  @ManyToOne(() => User)
  author!: User;

  @ManyToMany(() => TagSchema)
  tags = new Collection<Tag>(this);
}

export const TagSchema = defineEntity({
  name: 'Tag',
  properties: {
    id: p.integer().primary(),
    label: p.string().unique(),
    kind: p.enum(['topic', 'series']).default('topic'),
    parent: () => p.manyToOne(TagSchema).ref().nullable(),
  },
});
export type Tag = InferEntity<typeof TagSchema>;

export const entities = [User, Post, TagSchema];

@Injectable()
export class Passwords {
  hash(password: string) {
    return `hashed ${password}`;
  }
}

@Factory(User)
export class UserFactory extends EntityFactory<User> {
  constructor(private readonly passwords: Passwords) {
    super();
  }

  definition({ faker, sequence }: FactoryContext) {
    return {
      name: faker.person.fullName(),
      email: `user${sequence}@example.com`,
      password: this.passwords.hash('secret'),
    };
  }

  admin() {
    return this.state({ role: Role.Admin });
  }

  numbered() {
    return this.state(({ sequence }) => ({ name: `User ${sequence}` }));
  }
}

@Factory(Post)
export class PostFactory extends EntityFactory<Post> {
  definition({ faker, factories }: FactoryContext) {
    return { title: faker.lorem.sentence(), author: factories.get(UserFactory) };
  }
}

@Factory(TagSchema)
export class TagFactory extends EntityFactory<Tag> {
  definition({ sequence }: FactoryContext) {
    return { label: `tag ${sequence}` };
  }

  nested() {
    return this.state(({ factories }) => ({ parent: factories.get(TagFactory) }));
  }
}
