import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Opt, Rel } from '@mikro-orm/postgresql';

import { Lexicon } from '../../seeders/reference/lexicon.js';
import { insert } from './insert.js';

@Entity({ discriminatorColumn: 'kind', abstract: true })
abstract class Vehicle {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Enum({ items: ['car', 'truck'] })
  kind!: Opt<string>;

  @Property({ type: 'integer' })
  wheels: number = 4;
}

@Entity({ discriminatorValue: 'car' })
class Car extends Vehicle {
  @Property({ type: 'integer', nullable: true })
  doors?: number;
}

@Entity({ discriminatorValue: 'truck' })
class Truck extends Vehicle {
  @Property({ type: 'integer' })
  tons!: number;

  @ManyToOne({ entity: () => Car, nullable: true })
  escort?: Car;
}

@Entity({ inheritance: 'tpt' })
class Person {
  @PrimaryKey({ type: 'integer' })
  id!: number;

  @Property({ type: 'string' })
  name!: string;

  @ManyToOne({ entity: () => Employee, nullable: true })
  boss?: Rel<Employee>;
}

@Entity()
class Employee extends Person {
  @Property({ type: 'integer' })
  salary!: number;
}

@Entity()
class Director extends Employee {
  @Property({ type: 'string', default: 'none' })
  office!: string;
}

let lexicon: Lexicon;
beforeAll(async () => {
  lexicon = await Lexicon.open([Vehicle, Car, Truck, Person, Employee, Director]);
});
afterAll(() => lexicon.close());

describe('Inheritance', () => {
  it('in one table has the discriminator, and what the class begins with', async () => {
    const report = await insert(lexicon.em, async (rows) => {
      const escort = await rows.parent(Car, { doors: 5 });
      await rows.row(Truck, { tons: 12, wheels: 10, escort });
      await rows.row(Car, {});
    });
    expect(report.rows).toEqual({ vehicle: 3 });
    const em = lexicon.em;
    expect(await em.find(Truck, {}, { populate: ['escort'] })).toMatchObject([
      { kind: 'truck', tons: 12, wheels: 10, escort: { kind: 'car', doors: 5, wheels: 4 } },
    ]);
    expect(await em.count(Car)).toBe(2);
  });

  it('over several tables has one key in all of them', async () => {
    const report = await insert(lexicon.em, async (rows) => {
      const boss = await rows.parent(Director, { name: 'Dora', salary: 9, office: 'top' });
      const middle = await rows.parent(Employee, { name: 'Emil', salary: 5, boss });
      await rows.row(Person, { name: 'Pia', boss: middle });
      await rows.row(Director, { name: 'Dan', salary: 8, boss: middle });
    });
    expect(report.rows).toEqual({ person: 4, employee: 3, director: 2 });
    const em = lexicon.em;
    expect(await em.find(Director, {}, { orderBy: { name: 'asc' }, populate: ['boss'] })).toMatchObject([
      { name: 'Dan', salary: 8, office: 'none', boss: { name: 'Emil', salary: 5 } },
      { name: 'Dora', salary: 9, office: 'top' },
    ]);
    expect(await em.findOneOrFail(Person, { name: 'Pia' }, { populate: ['boss'] })).toMatchObject({
      boss: { name: 'Emil', boss: { name: 'Dora' } },
    });
  });
});
