import { Collection, DeferMode } from '@mikro-orm/core';
import { Check, Entity, ManyToOne, OneToMany, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { MikroORM } from '@mikro-orm/postgresql';
import type { Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';

import {
  EntityFactory,
  Factory,
  FactoryLinter,
  SiskinModule,
  type Definition,
  type FactoryContext,
  type SiskinOptions,
} from '../../src/index.js';
import { ormOf } from '../databases/two-databases.js';
import { Lab } from '../fixtures/lab.js';

@Entity()
@Check({ name: 'adults', expression: 'age % 1000 = 777' })
export class Account {
  @PrimaryKey({ type: 'integer' }) id!: number;
  @Property({ type: 'string', unique: 'one_email' }) email!: string;
  @Property({ type: 'string', length: 5 }) code!: string;
  @Property({ type: 'integer' }) age!: number;
  @OneToMany(() => Order, (order: Order) => order.account) orders = new Collection<Order>(this);
}

@Entity()
export class Order {
  @PrimaryKey({ type: 'integer' }) id!: number;
  @Property({ type: 'string' }) title!: string;
  @ManyToOne(() => Account, { deferMode: DeferMode.INITIALLY_DEFERRED, foreignKeyName: 'order_account' })
  account!: Account;
}

@Factory(Account)
export class AccountFactory extends EntityFactory<Account> {
  definition({ sequence }: FactoryContext): Definition<Account> {
    return { email: `account${sequence}@example.com`, code: sequence.toString(36), age: 777 };
  }
}

@Factory(Order)
export class OrderFactory extends EntityFactory<Order> {
  definition({ factories }: FactoryContext): Definition<Order> {
    return { title: 'A', account: factories.get(AccountFactory) };
  }

  titled() {
    return this.state({ title: 'B' });
  }
}

export const lintEntities = [Account, Order];

/** A database with accounts and orders, and applications with factories for them. */
export class LintLab implements AsyncDisposable {
  readonly #apps: TestingModule[] = [];

  private constructor(readonly lab: Lab) {}

  static async open(): Promise<LintLab> {
    const lintLab = new LintLab(await Lab.open());
    const { app } = await lintLab.app([]);
    await app.get(MikroORM).schema.create();
    return lintLab;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#apps.map((app) => app.close()));
    await this.lab.close();
  }

  imports(options: SiskinOptions = {}, entities: object[] = lintEntities) {
    return [
      ormOf(undefined, this.lab.database.url, { entities: entities as [] }),
      SiskinModule.forRoot(options),
    ];
  }

  async app(providers: Type[], options: SiskinOptions = {}, entities: object[] = lintEntities) {
    const imports = this.imports(options, entities);
    const app = await Test.createTestingModule({ imports, providers }).compile();
    this.#apps.push(app);
    await app.init();
    return { app, linter: app.get(FactoryLinter) };
  }

  /** How many rows there are, of both. */
  async rows(): Promise<unknown> {
    const [row] = await this.lab.query(
      'select (select count(*) from account)::int as accounts, (select count(*) from "order")::int as orders',
    );
    return row;
  }
}
