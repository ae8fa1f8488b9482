import { OptionalProps } from '@mikro-orm/core';
import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

export enum UserRole {
  Reader = 'reader',
  Author = 'author',
  Admin = 'admin',
}

@Entity({ tableName: 'users' })
export class User {
  [OptionalProps]?: 'role' | 'isVerified' | 'createdAt';

  @PrimaryKey({ generated: 'by default as identity' })
  id!: number;

  @Property({ length: 120 })
  fullName!: string;

  @Property({ length: 255, unique: true })
  email!: string;

  @Enum(() => UserRole)
  role: UserRole = UserRole.Reader;

  @Property()
  isVerified: boolean = false;

  @Property({ columnType: 'timestamptz', defaultRaw: 'now()' })
  createdAt: Date = new Date();
}
