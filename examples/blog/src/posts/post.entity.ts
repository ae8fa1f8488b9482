import { Collection, OptionalProps, type Ref } from '@mikro-orm/core';
import {
  Entity,
  Filter,
  Formula,
  Index,
  ManyToMany,
  ManyToOne,
  PrimaryKey,
  Property,
} from '@mikro-orm/decorators/legacy';

import { Category } from '../categories/category.entity.js';
import { Tag } from '../tags/tag.entity.js';
import { User } from '../users/user.entity.js';

@Entity({ tableName: 'posts' })
@Filter({ name: 'notDeleted', cond: { deletedAt: null }, default: true })
export class Post {
  [OptionalProps]?: 'createdAt';

  @PrimaryKey({ generated: 'by default as identity' })
  id!: number;

  @ManyToOne(() => User, { ref: true, index: true, deleteRule: 'cascade' })
  author!: Ref<User>;

  @ManyToOne(() => Category, { ref: true, index: true, deleteRule: 'restrict' })
  category!: Ref<Category>;

  @Property({ length: 200 })
  title!: string;

  @Property({ length: 220, unique: true })
  slug!: string;

  @Property({ type: 'text' })
  body!: string;

  @ManyToMany(() => Tag, undefined, {
    pivotTable: 'post_tags',
    joinColumn: 'post_id',
    inverseJoinColumn: 'tag_id',
    index: true,
    updateRule: 'no action',
  })
  tags = new Collection<Tag>(this);

  @Index()
  @Property({ columnType: 'timestamptz', defaultRaw: 'now()' })
  createdAt: Date = new Date();

  @Index({ where: 'deleted_at is not null' })
  @Property({ columnType: 'timestamptz', nullable: true })
  deletedAt?: Date;

  /** Loaded only where it is asked for: `populate: ['commentCount']`. */
  @Formula<Post>(
    ({ id }) => `(select count(*)::int from comments c where c.post_id = ${id} and c.deleted_at is null)`,
    { lazy: true },
  )
  commentCount?: number;
}
