import { Collection, type Opt } from '@mikro-orm/core';
import {
  Check,
  Embeddable,
  Embedded,
  Entity,
  Enum,
  Index,
  ManyToMany,
  ManyToOne,
  OneToMany,
  OneToOne,
  PrimaryKey,
  Property,
  Unique,
} from '@mikro-orm/decorators/legacy';
import { ArrayType, BigIntType, Type } from '@mikro-orm/postgresql';

export class Cents extends Type<{ cents: number }, number> {
  override getColumnType() {
    return 'int';
  }
  override convertToJSValue(value: number) {
    return { cents: value };
  }
  override convertToDatabaseValue(value: { cents: number }) {
    return value.cents;
  }
}

/** Every column type, with a name that says nothing. */
@Entity()
export class Sink {
  @PrimaryKey({ type: 'uuid' }) id!: string;
  @Property({ type: 'smallint' }) aa!: number;
  @Property({ type: 'integer', unsigned: true }) ab!: number;
  @Property({ type: new BigIntType('bigint') }) ac!: bigint;
  @Property({ type: new BigIntType('string') }) ad!: string;
  @Property({ type: new BigIntType('number') }) ae!: number;
  @Property({ type: 'decimal', precision: 8, scale: 2 }) af!: string;
  @Property({ columnType: 'numeric(3,3)' }) ag!: number;
  @Property({ columnType: 'numeric' }) ah!: number;
  @Property({ type: 'float' }) ai!: number;
  @Property({ type: 'double' }) aj!: number;
  @Property({ type: 'boolean' }) ak!: boolean;
  @Property({ type: 'character', length: 4 }) al!: string;
  @Property({ columnType: 'char' }) am!: string;
  @Property({ length: 3 }) an!: string;
  @Property() ao!: string;
  @Property({ type: 'text' }) ap!: string;
  @Property({ columnType: 'citext' }) aq!: string;
  @Property({ type: 'uuid' }) ar!: string;
  @Property({ type: 'date' }) as!: string;
  @Property({ type: 'time' }) at1!: string;
  @Property({ columnType: 'timetz' }) au!: string;
  @Property({ columnType: 'timestamp(0)' }) av!: Date;
  @Property({ columnType: 'timestamptz(3)' }) aw!: Date;
  @Property({ type: 'interval' }) ax!: string;
  @Property({ type: 'json' }) ay!: Record<string, string>;
  @Property({ columnType: 'json' }) az!: unknown;
  @Property({ type: 'blob' }) ba!: Buffer;
  @Property({ type: 'array' }) bb!: string[];
  @Property({ type: new ArrayType((text) => Number(text)), columnType: 'int[]' }) bc!: number[];
  @Property({ columnType: 'date[]', type: 'array' }) bd!: string[];
  @Enum({ items: ['a', "it's"] }) be!: 'a' | "it's";
  @Enum({ items: ['x', 'y'], nativeEnumName: 'letters' }) bf!: 'x' | 'y';
  @Enum({ items: [3, 4] }) bg!: 3 | 4;
  @Enum({ items: ['a', 'b'], array: true }) bh!: ('a' | 'b')[];
  @Property({ columnType: 'inet' }) bi!: string;
  @Property({ columnType: 'cidr' }) bj!: string;
  @Property({ columnType: 'macaddr' }) bk!: string;
  @Property({ columnType: 'tsvector', nullable: true }) bl?: string;
  @Property({ columnType: 'point' }) bm!: string;
  @Property({ columnType: 'polygon' }) bn!: string;
  @Property({ columnType: 'circle' }) bo!: string;
  @Property({ columnType: 'int4range' }) bp!: string;
  @Property({ columnType: 'tstzrange' }) bq!: string;
  @Property({ columnType: 'datemultirange' }) br!: string;
  @Property({ columnType: 'hstore' }) bs!: string;
  @Property({ columnType: 'ltree' }) bt!: string;
  @Property({ columnType: 'money' }) bu!: string;
  @Property({ columnType: 'bit(4)' }) bv!: string;
  @Property({ columnType: 'bit varying(5)' }) bw!: string;
  @Property({ columnType: 'xml' }) bx!: string;
  @Property({ type: Cents }) by!: { cents: number };
  @Property({ columnType: 'macaddr8' }) bz!: string;
  @Property({ columnType: 'box' }) ca!: string;
  @Property({ columnType: 'line' }) cb!: string;
  @Property({ columnType: 'lseg' }) cc!: string;
  @Property({ columnType: 'path' }) cd!: string;
  @Property({ columnType: 'numrange' }) ce!: string;
  @Property({ columnType: 'daterange' }) cf!: string;
  @Property({ columnType: 'int8multirange' }) cg!: string;
  @Property({ columnType: 'tsrange' }) ch!: string;
  @Property({ columnType: 'regclass', nullable: true }) ci?: string;
  @Property({ type: 'integer', generated: '(1 + 1) stored' }) cj!: Opt<number>;
}

export enum Level {
  Low = 'low',
  High = 'high',
}

@Embeddable()
export class Place {
  @Property({ type: 'double' }) latitude!: number;
  @Property({ type: 'decimal', precision: 9, scale: 6 }) longitude!: string;
  @Enum({ items: () => Level }) accuracy!: Level;
}

@Embeddable()
export class Address {
  @Property({ length: 30 }) street!: string;
  @Property() city!: string;
  @Property({ length: 5 }) zip!: string;
  @Property({ type: 'character', length: 2 }) countryCode!: string;
  @Enum({ items: () => Level }) level!: Level;
  @Embedded(() => Place) place!: Place;
}

@Entity()
@Check({ name: 'check_1', expression: 'price >= 5 and price < 100' })
@Check({ name: 'check_2', expression: 'stock between 10 and 20' })
@Check({ name: 'check_3', expression: '("starts_on" < "ends_on")' })
@Check({ name: 'check_4', expression: 'min_guests < max_guests' })
@Check({ name: 'check_5', expression: 'char_length(name) >= 4' })
@Check({
  name: 'check_6',
  expression: "((grade)::text = any ((array['a'::character varying, 'b'::character varying])::text[]))",
})
@Check({ name: 'check_7', expression: 'updated_at >= created_at' })
@Check({ name: 'check_8', expression: 'opens < closes' })
@Check({ name: 'check_9', expression: "founded between '2001-01-01' and '2002-01-01'" })
@Check({ name: 'check_10', expression: 'price > 0 or stock > 0' })
@Check({ name: 'check_11', expression: 'left(code, 1) = code' })
export class Offer {
  @PrimaryKey({ type: 'integer' }) id!: number;
  @Property({ length: 12 }) name!: string;
  @Property({ type: 'decimal', precision: 10, scale: 2 }) price!: string;
  @Property({ type: 'integer' }) stock!: number;
  @Property({ type: 'date' }) startsOn!: string;
  @Property({ type: 'date' }) endsOn!: string;
  @Property({ type: 'smallint' }) minGuests!: number;
  @Property({ type: 'smallint' }) maxGuests!: number;
  @Property({ length: 1 }) grade!: string;
  @Property({ length: 1 }) code!: string;
  @Property({ type: 'time' }) opens!: string;
  @Property({ type: 'time' }) closes!: string;
  @Property({ type: 'date' }) founded!: string;
  @Property({ columnType: 'timestamptz(0)' }) createdAt!: Date;
  @Property({ columnType: 'timestamptz(0)' }) updatedAt!: Date;
  @Property({ type: 'datetime', nullable: true }) deletedAt?: Date;
  @Property({ version: true }) version!: Opt<number>;
  @Embedded(() => Address) home!: Address;
  @Embedded(() => Address, { object: true }) work!: Address;
  @Embedded(() => Address, { array: true }) others!: Address[];
  @Embedded(() => Address, { nullable: true, prefix: 'spare_' }) spare?: Address;
}

/** Unique columns of all sizes. */
@Entity()
@Unique({ properties: ['red', 'green', 'blue'] })
@Unique({ expression: 'create unique index "lower_handle" on "token" (lower("handle"))' })
@Index({ properties: ['tiny'] })
export class Token {
  @PrimaryKey({ type: 'text' }) id!: string;
  @Property({ unique: true, length: 255 }) email!: string;
  @Property({ unique: true, length: 20 }) phone!: string;
  @Property({ unique: true, length: 3 }) tiny!: string;
  @Property({ unique: true, type: 'character', length: 6 }) fixed!: string;
  @Property({ length: 40 }) handle!: string;
  @Property({ unique: true, type: 'text' }) slug!: string;
  @Property({ unique: true, type: 'smallint' }) small!: number;
  @Property({ unique: true, type: 'integer' }) position!: number;
  @Property({ unique: true, type: 'decimal', precision: 5, scale: 2 }) price!: string;
  @Property({ unique: true, type: 'date' }) day!: string;
  @Property({ unique: true, columnType: 'timestamptz(0)' }) moment!: Date;
  @Property({ unique: true, columnType: 'inet' }) ip!: string;
  @Property({ unique: true, type: 'uuid' }) uuid!: string;
  @Property({ unique: true, length: 10, default: 'none' }) label!: Opt<string>;
  @Property({ type: 'boolean' }) green!: boolean;
  @Enum({ items: ['a', 'b', 'c'] }) red!: 'a' | 'b' | 'c';
  @Property({ columnType: 'char(1)' }) blue!: string;
  @Property({ type: 'boolean', default: false }) isAdmin!: Opt<boolean>;
}

@Entity({ discriminatorColumn: 'kind', discriminatorValue: 'animal' })
export class Animal {
  @PrimaryKey({ type: 'integer' }) id!: number;
  @Enum({ items: ['animal', 'cat', 'dog'] }) kind!: Opt<'animal' | 'cat' | 'dog'>;
  @Property({ unique: true, length: 4 }) chip!: string;
}

@Entity({ discriminatorValue: 'cat' })
export class Cat extends Animal {
  @Property({ type: 'smallint' }) lives!: number;
}

@Entity({ discriminatorValue: 'dog' })
export class Dog extends Animal {
  @Property({ unique: true, type: 'integer' }) tag!: number;
  @ManyToOne(() => Cat) enemy!: Cat;
}

@Entity({ inheritance: 'tpt' })
@Check({ name: 'check_12', expression: 'char_length(title) > 40' })
export class Medium {
  @PrimaryKey({ type: 'integer' }) id!: number;
  @Property({ unique: true, length: 80 }) title!: string;
}

@Entity()
export class Film extends Medium {
  @Property({ type: 'integer', unique: true }) minutes!: number;
}

@Entity()
export class Rating {
  @ManyToOne(() => Film, { primary: true }) film!: Film;
  @ManyToOne(() => Cat, { primary: true }) cat!: Cat;
  @PrimaryKey({ type: 'integer' }) year!: number;
  @Property({ type: 'smallint' }) stars!: number;
  @ManyToOne(() => Rating, { nullable: true }) replaces?: Rating;
}

@Entity()
export class Passport {
  @OneToOne(() => Cat, { primary: true, owner: true }) cat!: Cat;
  @Property({ length: 9 }) number!: string;
}

@Entity()
@Unique({ properties: ['film', 'role'] })
export class Credit {
  @PrimaryKey({ type: 'bigint' }) id!: bigint;
  @ManyToOne(() => Film) film!: Film;
  @Enum({ items: ['director', 'writer'] }) role!: 'director' | 'writer';
  @ManyToMany(() => Cat) cats = new Collection<Cat>(this);
  @OneToMany(() => Line, (line: Line) => line.credit) lines = new Collection<Line>(this);
}

@Entity()
export class Line {
  @PrimaryKey({ type: 'integer', autoincrement: false }) id!: number;
  @ManyToOne(() => Credit) credit!: Credit;
  @Property() isLast!: boolean;
}

export const embeddables: readonly Function[] = [Place, Address];

export const entities = [
  Sink,
  Place,
  Address,
  Offer,
  Token,
  Animal,
  Cat,
  Dog,
  Medium,
  Film,
  Rating,
  Passport,
  Credit,
  Line,
];
