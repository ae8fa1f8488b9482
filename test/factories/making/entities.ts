import { BigIntType, Cascade, Collection, type Opt, Type } from '@mikro-orm/core';
import {
  BeforeCreate,
  Embeddable,
  Embedded,
  Entity,
  Enum,
  ManyToMany,
  ManyToOne,
  OneToMany,
  OneToOne,
  PrimaryKey,
  Property,
} from '@mikro-orm/decorators/legacy';

export enum Role {
  User = 'user',
  Admin = 'admin',
}

/** Kept in lower case. */
class LowerCase extends Type<string, string> {
  override convertToDatabaseValue(value: string) {
    return value.toLowerCase();
  }

  override convertToJSValue(value: string) {
    return value.toUpperCase();
  }

  override getColumnType() {
    return 'text';
  }
}

@Entity()
export class User {
  @PrimaryKey({ type: 'integer' }) id!: number;
  @Property({ type: 'string', length: 40 }) name!: string;
  @Property({ type: 'string', unique: true }) email!: string;
  @Enum({ items: () => Role }) role: Opt<Role> = Role.User;
  @Property({ type: 'text', nullable: true }) bio?: string | null;
  @Property({ type: 'integer', default: 18 }) age!: Opt<number>;
  @Property({ type: 'datetime', onCreate: () => new Date('2026-01-02T03:04:05.678Z') }) createdAt!: Opt<Date>;
  @Property({ type: 'datetime', defaultRaw: `'2020-01-01'` }) seenAt!: Opt<Date>;
  @Property({ type: 'integer', version: true }) version!: Opt<number>;
  @OneToMany(() => Post, (post: Post) => post.author) posts = new Collection<Post>(this);
}

@Entity()
export class Post {
  @PrimaryKey({ type: 'integer' }) id!: number;
  @Property({ type: 'string' }) title!: string;
  @ManyToOne(() => User) author!: User;
  @ManyToOne(() => User, { nullable: true }) editor?: User | null;
  @ManyToMany(() => Tag) tags = new Collection<Tag>(this);
}

@Entity()
export class Tag {
  @PrimaryKey({ type: 'integer' }) id!: number;
  @Property({ type: 'string' }) label!: string;
  @ManyToMany(() => Post, (post: Post) => post.tags) posts = new Collection<Post>(this);
}

@Entity()
export class Passport {
  @PrimaryKey({ type: 'uuid', defaultRaw: 'gen_random_uuid()' }) id!: Opt<string>;
  @OneToOne(() => User, { owner: true, ref: false }) holder!: User;
}

/** A column of every kind, in the name of it. */
@Entity()
export class Everything {
  @PrimaryKey({ type: new BigIntType('bigint') }) id!: bigint;
  @Property({ type: 'string', length: 5, nullable: true }) string?: string | null;
  @Property({ type: 'character', length: 3, nullable: true }) character?: string;
  @Property({ type: new BigIntType('bigint'), nullable: true }) bigint?: bigint;
  @Property({ type: 'double', nullable: true }) double?: number;
  @Property({ type: 'decimal', precision: 8, scale: 2, nullable: true }) decimal?: string;
  @Property({ type: 'smallint', nullable: true }) smallint?: number;
  @Property({ type: 'boolean', nullable: true }) boolean?: boolean;
  @Property({ type: 'date', nullable: true }) date?: string;
  @Property({ type: 'time', nullable: true }) time?: string;
  @Property({ type: 'datetime', columnType: 'timestamptz(3)', nullable: true }) instant?: Date;
  @Property({ type: 'datetime', columnType: 'timestamp(3)', nullable: true }) local?: Date;
  @Property({ type: 'uuid', nullable: true }) uuid?: string;
  @Property({ type: 'blob', nullable: true }) blob?: Buffer;
  @Property({ type: 'string[]', nullable: true }) strings?: string[];
  @Property({ type: 'json', nullable: true }) json?: unknown;
  @Property({ type: LowerCase, nullable: true }) lowerCase?: string;
  @Enum({ items: () => Role, nativeEnumName: 'role', nullable: true }) native?: Role;
}

@Embeddable()
export class Address {
  @Property({ type: 'string' }) city!: string;
  @Property({ type: 'string', default: 'NL' }) country!: Opt<string>;
}

@Entity()
export class Shop {
  @PrimaryKey({ type: 'integer' }) id!: number;
  @Embedded(() => Address) address!: Address;
  @Embedded(() => Address, { object: true, nullable: true }) billing?: Address | null;
}

@Entity()
export class Category {
  @PrimaryKey({ type: 'integer' }) id!: number;
  @Property({ type: 'string' }) name!: string;
  @ManyToOne(() => Category, { nullable: true }) parent?: Category | null;
}

@Entity({ discriminatorColumn: 'kind', discriminatorMap: { cat: 'Cat', dog: 'Dog', mouse: 'Mouse' } })
export abstract class Animal {
  @PrimaryKey({ type: 'integer' }) id!: number;
  @Property({ type: 'string' }) name!: string;
}

@Entity()
export class Cat extends Animal {
  @Property({ type: 'integer' }) lives!: number;
}

@Entity()
export class Dog extends Animal {
  @Property({ type: 'boolean' }) barks!: boolean;
  @ManyToOne(() => Cat, { nullable: true }) friend?: Cat | null;
}

@Entity()
export class Mouse extends Animal {
  @ManyToOne(() => Animal) enemy!: Animal;
}

@Entity({ inheritance: 'tpt' })
export class Medium {
  @PrimaryKey({ type: 'integer' }) id!: number;
  @Property({ type: 'string' }) title!: string;
}

@Entity()
export class Film extends Medium {
  @Property({ type: 'integer' }) minutes!: number;
}

@Entity()
export class Award {
  @PrimaryKey({ type: 'integer' }) id!: number;
  @ManyToOne(() => Film) film!: Film;
}

@Entity()
export class Seat {
  @ManyToOne(() => Shop, { primary: true, cascade: [Cascade.PERSIST] }) shop!: Shop;
  @PrimaryKey({ type: 'integer' }) row!: number;
  @Property({ type: 'string' }) colour!: string;
}

@Entity()
export class Ticket {
  @PrimaryKey({ type: 'integer' }) id!: number;
  @ManyToOne(() => Seat) seat!: Seat;
}

@Entity()
export class Account {
  @PrimaryKey({ type: 'integer' }) id!: number;
  @Property({ type: 'string' }) password!: string;

  @BeforeCreate()
  hash() {
    this.password = `hashed ${this.password}`;
  }
}

const inheriting = [Animal, Cat, Dog, Mouse, Medium, Film, Award];
const alone = [User, Post, Tag, Passport, Everything, Address, Shop, Category, Seat, Ticket, Account];
export const entities = [...alone, ...inheriting];
