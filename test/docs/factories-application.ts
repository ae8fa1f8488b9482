/** What the factories of the guide make: the files of an application, by their paths. */
export const FACTORIES_APPLICATION: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({ name: 'guide', private: true, type: 'module' }),
  'src/entities.ts': `
import { Collection, type Opt } from '@mikro-orm/core';
import { Entity, Enum, ManyToMany, ManyToOne, OneToMany, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

@Entity({ tableName: 'users' })
export class User {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Property({ type: 'string' })
  name!: string;

  @Property({ type: 'string', unique: true })
  email!: string;

  @Property({ type: 'string' })
  password!: string;

  @Property({ type: 'boolean' })
  admin: Opt<boolean> = false;

  @Enum({ items: ['active', 'suspended'] })
  status: Opt<'active' | 'suspended'> = 'active';

  @Property({ type: 'datetime', nullable: true })
  deletedAt?: Date | null;

  @OneToMany(() => Post, (post) => post.author)
  posts = new Collection<Post>(this);

  @ManyToMany({ entity: () => Role, pivotEntity: () => UserRole })
  roles = new Collection<Role>(this);
}

@Entity({ tableName: 'roles' })
export class Role {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Property({ type: 'string' })
  name!: string;
}

@Entity({ tableName: 'user_roles' })
export class UserRole {
  @ManyToOne(() => User, { primary: true })
  user!: User;

  @ManyToOne(() => Role, { primary: true })
  role!: Role;

  @Property({ type: 'boolean', default: true })
  active: Opt<boolean> = true;
}

@Entity({ tableName: 'posts' })
export class Post {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Property({ type: 'string' })
  title!: string;

  @Property({ type: 'boolean' })
  published: Opt<boolean> = true;

  @ManyToOne(() => User)
  author!: User;
}

@Entity({ tableName: 'comments' })
export class Comment {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Property({ type: 'text' })
  body!: string;

  @ManyToOne(() => Post)
  post!: Post;

  @ManyToOne(() => User)
  author!: User;
}
`,
  'src/role.factory.ts': `
import { EntityFactory, Factory, type FactoryContext } from 'siskin';

import { Role } from './entities.js';

@Factory(Role)
export class RoleFactory extends EntityFactory<Role> {
  definition({ faker }: FactoryContext) {
    return { name: faker.person.jobTitle() };
  }
}
`,
  'src/app.module.ts': `
import { MikroOrmModule } from '@mikro-orm/nestjs';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { Module } from '@nestjs/common';
import { SiskinModule } from 'siskin';

import { Comment, Post, Role, User, UserRole } from './entities.js';
import * as examples from './examples.js';
import { PostFactory } from './posts/post.factory.js';
import { RoleFactory } from './role.factory.js';
import { UserFactory } from './users/user.factory.js';

@Module({
  imports: [
    MikroOrmModule.forRoot({
      driver: PostgreSqlDriver,
      clientUrl: process.env['DATABASE_URL'],
      entities: [User, Role, UserRole, Post, Comment],
    }),
    SiskinModule.forRoot(),
  ],
  providers: [UserFactory, PostFactory, RoleFactory, ...Object.values(examples)],
})
export class AppModule {}
`,
};
