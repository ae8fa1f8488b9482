import { defineEntity, p, type Options } from '@mikro-orm/postgresql';

export type Entities = NonNullable<Options['entities']>;

const STATES = ['draft', 'open', 'paid', 'closed'];
/** So many tables share an enum. */
const PER_ENUM = 5;

/** As many entities, each with relations, indexes, a unique constraint, a check and an enum. */
export function entitiesOf(count: number): Entities {
  return listOf(count, () => ({}));
}

/** The same with one more column in the middle. */
export function changedEntitiesOf(count: number): Entities {
  const changed = Math.floor(count / 2);
  const phone = p.string().length(20).nullable();
  return listOf(count, (number): Properties => (number === changed ? { phone } : {}));
}

export function tableOf(number: number): string {
  return `t${number}`;
}

type Properties = Exclude<Parameters<typeof defineEntity>[0]['properties'], (...given: never[]) => unknown>;

type Entity = ReturnType<typeof entity>;

function listOf(count: number, more: (number: number) => Properties): Entity[] {
  const entities: Entity[] = [];
  for (let number = 0; number < count; number++) {
    entities.push(entity(number, { ...relationsOf(number, entities), ...more(number) }));
  }
  return entities;
}

function entity(number: number, properties: Properties) {
  return defineEntity({
    name: `Thing${number}`,
    tableName: tableOf(number),
    properties: { ...OWN, ...stateOf(number), ...properties },
    indexes: [{ properties: ['kind', 'createdAt'] }],
    checks: [{ name: `t${number}_amount_check`, expression: 'amount >= 0' }],
  });
}

const OWN: Properties = {
  id: p.integer().primary(),
  name: p.string().length(100).index(),
  email: p.string().unique(),
  kind: p.string().length(20).default('plain'),
  amount: p.decimal().precision(12).scale(2).default('0'),
  note: p.text().nullable(),
  isActive: p.boolean().default(true),
  createdAt: p.datetime().defaultRaw('now()'),
};

function stateOf(number: number): Properties {
  const name = `state_${Math.floor(number / PER_ENUM)}`;
  return { state: p.enum(STATES).nativeEnumName(name).default('draft') };
}

/** To the one before, and to one further off. */
function relationsOf(number: number, entities: readonly Entity[]): Properties {
  const [parent, other] = [entities[number - 1], entities[number - 7]];
  return {
    ...(parent && { parent: p.manyToOne(parent).nullable().index() }),
    ...(other && { other: p.manyToOne(other).index() }),
  };
}
