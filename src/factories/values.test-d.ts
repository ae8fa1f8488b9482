import { Collection, defineEntity, type InferEntity, type Opt, p } from '@mikro-orm/core';
import type { Definition } from './attributes.js';
import { EntityFactory } from './entity-factory.js';
import type { Factories } from './factories.js';
import type { FactoryContext } from './factory-context.js';
import { Factory } from './factory.decorator.js';
import { weighted } from './values/weighted.js';

class Team {
  id!: number;
  title!: string;
}

class Member {
  id!: number;
  name!: string;
  email!: string;
  age?: number;
  role: Opt<'user' | 'admin'> = 'user';
  born!: Date;
  deletedAt?: Date;
  team?: Team;
  friends = new Collection<Member>(this);
}

const BadgeSchema = defineEntity({
  name: 'Badge',
  properties: {
    id: p.integer().primary(),
    label: p.string(),
    kind: p.enum(['round', 'square']).default('round'),
    deletedAt: p.datetime().nullable(),
  },
});
type Badge = InferEntity<typeof BadgeSchema>;

@Factory(Team)
class TeamFactory extends EntityFactory<Team> {
  definition() {
    return { title: 'A' };
  }
}

/** Without an annotation, with names of functions among its attributes. */
@Factory(Member)
class MemberFactory extends EntityFactory<Member> {
  params = { domain: 'example.com', isVerbose: false };

  definition({ faker }: FactoryContext) {
    const { domain } = this.params;
    return { name: faker.person.fullName(), email: `ada@${domain}`, born: faker.date.past() };
  }

  override configure() {
    return this.afterMake((member) => void member.name.trim());
  }

  old() {
    return this.state({ age: 99, email: ({ name, age }) => `${name} ${age?.toFixed() ?? ''}` });
  }
}

@Factory(BadgeSchema)
class BadgeFactory extends EntityFactory<Badge> {
  definition({ sequence }: FactoryContext): Definition<Badge> {
    return { label: ({ kind }) => `${kind} ${sequence}` };
  }
}

/** Computed attributes of an annotated definition are typed by the entity. */
@Factory(Member)
export class ComputingFactory extends EntityFactory<Member> {
  definition({ factories }: FactoryContext): Definition<Member> {
    return {
      name: 'Ada',
      email: ({ name, team }, { sequence }) =>
        `${name.toLowerCase()}${sequence}@${team?.title ?? 'none'}.com`,
      born: ({ age = 0 }, { referenceDate }) => new Date(referenceDate.getTime() - age),
      role: weighted({ user: 9, admin: 1 }),
      team: () => factories.get(TeamFactory),
    };
  }
}

/** So are those of a state. */
export class MistakenFactory extends EntityFactory<Member> {
  definition(): Definition<Member> {
    return {
      // @ts-expect-error a computed value of a wrong type
      name: ({ age }) => age ?? 0,
      // @ts-expect-error an unknown attribute of the others
      email: ({ mail }) => String(mail),
      // @ts-expect-error one of the weighted values is none
      role: weighted({ user: 9, root: 1 }),
      born: new Date(),
    };
  }
}

declare const factories: Factories;
const members = factories.get(MemberFactory);
const badges = factories.get(BadgeFactory);
const teams = factories.get(TeamFactory);
const inferred = factories.of(Member);

export const computed = [
  members.state({ email: ({ name }) => `${name.toUpperCase()}@example.com` }),
  members.state({ team: ({ name }) => teams.state({ title: name }) }),
  members.state({ age: (_, { index }) => index, role: weighted([['admin', 1]]) }),
  members.make({ email: ({ name }, { faker }) => `${name}${faker.number.int()}` }),
  badges.state({ label: ({ kind = 'round' }) => kind }),
  // @ts-expect-error what has a default need not be given
  badges.state({ label: ({ kind }) => kind }),
  inferred.state({ email: ({ name }) => name }),
  // @ts-expect-error a wrong type
  members.state({ email: ({ age }) => age ?? 0 }),
  // @ts-expect-error an unknown attribute of the others
  members.state({ email: ({ mail }) => String(mail) }),
  // @ts-expect-error a factory of another entity
  members.state({ team: () => members }),
  // @ts-expect-error a collection is not there yet
  members.state({ age: ({ friends }) => friends.length }),
  // @ts-expect-error a weighted value outside the union
  members.state({ role: weighted({ root: 1 }) }),
];

export const transient = [
  members.with({ domain: 'example.org' }).with({ isVerbose: true }).count(2).old(),
  MemberFactory.new().with({ domain: 'example.org' }),
  // @ts-expect-error an unknown parameter
  members.with({ domian: 'example.org' }),
  // @ts-expect-error an unknown parameter beside a known one
  members.with({ domain: 'example.org', isVerbos: true }),
  // @ts-expect-error a wrong type
  members.with({ domain: 1 }),
  // @ts-expect-error the class has no params
  badges.with({ domain: 'example.org' }),
  // @ts-expect-error nor has an inferred factory
  inferred.with({}),
];

export const sequences = [
  members.sequence({ role: 'admin' }, { role: 'user' }, ({ index }) => ({ age: index })),
  members.crossJoinSequence([{ role: 'admin' }, { role: 'user' }], [{ age: 1 }, { age: 2 }]),
  members.prependState({ age: 1 }).prependState(({ sequence }) => ({ age: sequence })),
  members
    .set('age', 3)
    .set('email', ({ name }) => name)
    .set('team', teams),
  badges.sequence({ kind: 'square' }),
  // @ts-expect-error an unknown attribute
  members.sequence({ nmae: 'Ada' }),
  // @ts-expect-error an unknown attribute of a later one
  members.sequence({ name: 'Ada' }, { nmae: 'Bob' }),
  // @ts-expect-error an unknown attribute from a function
  members.sequence(() => ({ nmae: 'Ada' })),
  // @ts-expect-error no state at all
  members.sequence(),
  // @ts-expect-error a value outside the union
  members.forEachSequence({ role: 'admin' }, { role: 'root' }),
  // @ts-expect-error an unknown attribute
  members.forEachSequence({ nmae: 'Ada' }),
  // @ts-expect-error an unknown attribute
  members.crossJoinSequence([{ age: 1 }], [{ nmae: 'Ada' }]),
  // @ts-expect-error an unknown attribute
  members.prependState({ nmae: 'Ada' }),
  // @ts-expect-error an unknown attribute from a function
  members.prependState(() => ({ nmae: 'Ada' })),
  // @ts-expect-error an unknown attribute
  members.set('nmae', 'Ada'),
  // @ts-expect-error a wrong type
  members.set('age', 'old'),
  // @ts-expect-error a value outside the enum
  badges.set('kind', 'oval'),
];

export const trashed = [
  members.trashed().trashed(new Date()),
  badges.trashed(),
  // @ts-expect-error a team has no deletedAt
  teams.trashed(),
  // @ts-expect-error no date
  members.trashed('2026-01-01'),
];

export const hooks = [
  members
    .beforeMake((attributes) => void (attributes['name'] = 'Ada'))
    .afterMake(async ({ name }) => void (await Promise.resolve(name.trim())))
    .beforeCreate(({ email }, { em }) => void em.persist({ email }))
    .afterCreate(async ({ team }, { factories, parent }) => {
      await factories.get(TeamFactory).create({ title: `${team?.title ?? ''} ${String(parent?.['id'])}` });
    })
    .withoutHooks('afterCreate')
    .withoutHooks(),
  // @ts-expect-error the entity lacks it
  members.afterMake(({ label }) => void label),
  // @ts-expect-error the entity of a schema lacks it
  badges.afterCreate(({ name }) => void name),
  // @ts-expect-error no hook
  members.withoutHooks('afterInsert'),
];

export const counts = [
  members.count(3),
  members.count([1, 5]),
  members.count({ 0: 0.5, 3: 0.5 }),
  // @ts-expect-error no count
  members.count('3'),
  // @ts-expect-error no range
  members.count([1, 2, 3]),
  // @ts-expect-error weights of names
  members.count({ few: 1 }),
];

export async function whatIsMade() {
  const many: Member[] = await members.makeMany(3);
  const each: Member[] = await members.makeMany([{ name: 'Ada' }, { age: 3 }]);
  const one: Member = await members.count(3).makeOne({ name: 'Ada' });
  const created: Member = await members.count(3).createOne();
  const lazy: Member = await members.lazy()();
  const lazyList: Member[] = await members.count(2).lazy({ name: 'Ada' })();
  const counted: Member[] = await members.forEachSequence({ age: 1 }, { age: 2 }).make();
  const badge: Badge = await badges.trashed().create();
  const maybe: Member | Member[] = await members.when(many.length > 2, (some) => some.count(2)).make();
  const still: Member = await members.unless(many.length > 2, (some) => some.old()).make();
  // @ts-expect-error an unknown attribute of one
  await members.makeMany([{ name: 'Ada' }, { nmae: 'Bob' }]);
  // @ts-expect-error a wrong type
  await members.createOne({ age: 'old' });
  // @ts-expect-error an unknown attribute
  members.lazy({ nmae: 'Ada' });
  // @ts-expect-error one is no list
  const wrong: Member[] = await members.count(3).makeOne();
  return { many, each, one, created, lazy, lazyList, counted, badge, maybe, still, wrong };
}
