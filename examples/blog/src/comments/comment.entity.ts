import { OptionalProps, type Ref } from '@mikro-orm/core';
import { Entity, Filter, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

import { Post } from '../posts/post.entity.js';
import { User } from '../users/user.entity.js';

@Entity({ tableName: 'comments' })
@Filter({ name: 'notDeleted', cond: { deletedAt: null }, default: true })
export class Comment {
  [OptionalProps]?: 'createdAt';

  @PrimaryKey({ generated: 'by default as identity' })
  id!: number;

  @ManyToOne(() => Post, { ref: true, index: true, deleteRule: 'cascade' })
  post!: Ref<Post>;

  @ManyToOne(() => User, { ref: true, index: true, deleteRule: 'cascade' })
  author!: Ref<User>;

  @Property({ type: 'text' })
  body!: string;

  @Property({ columnType: 'timestamptz', defaultRaw: 'now()' })
  createdAt: Date = new Date();

  @Index({ where: 'deleted_at is not null' })
  @Property({ columnType: 'timestamptz', nullable: true })
  deletedAt?: Date;
}
