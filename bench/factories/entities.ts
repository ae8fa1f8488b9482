import { Collection } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, OneToMany, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** The table of seven columns that all contenders fill. */
@Entity({ tableName: 'users' })
export class User {
  @PrimaryKey({ type: 'integer' }) id!: number;
  @Property({ type: 'string' }) name!: string;
  @Property({ type: 'string', unique: true }) email!: string;
  @Enum({ items: ['user', 'editor', 'admin'] }) role!: string;
  @Property({ type: 'text', nullable: true }) bio?: string | null;
  @Property({ type: 'integer' }) age!: number;
  @Property({ type: 'datetime' }) createdAt!: Date;
  @OneToMany(() => Post, (post: Post) => post.author) posts = new Collection<Post>(this);
}

@Entity({ tableName: 'posts' })
export class Post {
  @PrimaryKey({ type: 'integer' }) id!: number;
  @Property({ type: 'string' }) title!: string;
  @ManyToOne(() => User) author!: User;
}
