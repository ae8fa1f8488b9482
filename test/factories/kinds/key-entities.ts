import { Collection, type Opt, PrimaryKeyProp } from '@mikro-orm/core';
import { Entity, ManyToOne, OneToMany, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Type } from '@mikro-orm/postgresql';

import { EntityFactory, Factory, type FactoryContext } from '../../../src/factories/index.js';

/** A code in memory, its number in the database. */
export class CodeType extends Type<string, number> {
  override convertToDatabaseValue(value: string) {
    return Number(value.slice(2));
  }

  override convertToJSValue(value: number) {
    return `C-${value}`;
  }

  override getColumnType() {
    return 'integer';
  }
}

@Entity()
export class Account {
  @PrimaryKey({ type: 'uuid' })
  id: Opt<string> = crypto.randomUUID();

  @Property({ type: 'string' })
  name!: string;
}

@Entity()
export class Team {
  @PrimaryKey({ type: 'bigint' })
  id!: bigint;

  @Property({ type: 'string' })
  name!: string;

  @OneToMany(() => Seat, (seat: Seat) => seat.team)
  seats = new Collection<Seat>(this);
}

@Entity()
export class Country {
  @PrimaryKey({ type: CodeType })
  code!: string;

  @Property({ type: 'boolean' })
  isOpen: Opt<boolean> = true;
}

@Entity()
export class City {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @ManyToOne(() => Country)
  country!: Country;
}

/** A key of two relations. */
@Entity()
export class Seat {
  [PrimaryKeyProp]?: ['account', 'team'];

  @ManyToOne(() => Account, { primary: true })
  account!: Account;

  @ManyToOne(() => Team, { primary: true })
  team!: Team;

  @Property({ type: 'string' })
  role: Opt<string> = 'member';
}

/** Refers to a key of two relations. */
@Entity()
export class Badge {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @ManyToOne(() => Seat)
  seat!: Seat;
}

/** Unique over two relations. */
@Entity()
@Unique({ properties: ['account', 'team'] })
export class Follow {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @ManyToOne(() => Account)
  account!: Account;

  @ManyToOne(() => Team)
  team!: Team;
}

export const keyed = [Account, Team, Country, City, Seat, Badge, Follow];

@Factory(Account)
export class AccountFactory extends EntityFactory<Account> {
  definition({ faker }: FactoryContext) {
    return { name: faker.person.fullName() };
  }
}

@Factory(Team)
export class TeamFactory extends EntityFactory<Team> {
  definition({ sequence }: FactoryContext) {
    return { id: 10n ** 17n + BigInt(sequence), name: `team ${sequence}` };
  }
}

@Factory(Country)
export class CountryFactory extends EntityFactory<Country> {
  definition({ sequence }: FactoryContext) {
    return { code: `C-${sequence}` };
  }
}

@Factory(City)
export class CityFactory extends EntityFactory<City> {
  definition() {
    return { country: CountryFactory.new() };
  }
}

@Factory(Seat)
export class SeatFactory extends EntityFactory<Seat> {
  definition() {
    return { account: AccountFactory.new(), team: TeamFactory.new() };
  }
}

@Factory(Badge)
export class BadgeFactory extends EntityFactory<Badge> {
  definition() {
    return { seat: SeatFactory.new() };
  }
}

@Factory(Follow)
export class FollowFactory extends EntityFactory<Follow> {
  definition() {
    return { account: AccountFactory.new(), team: TeamFactory.new() };
  }
}
