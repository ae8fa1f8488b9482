import { type Expression, fake, fakeDate, method, object, template } from '../expression.js';
import type { Subject } from '../subject.js';

type Guess = (subject: Subject) => Expression;

const number = (min: number, max: number) => fake('number.int', { min, max });
const coordinate = number(-100, 100);
const point = template('(', coordinate, ',', coordinate, ')');
const word = fake('lorem.word');

/** The types that no rule about names, lengths or numbers concerns: one guess each. */
export const OTHER_TYPES: Partial<Record<string, Guess>> = {
  boolean: () => fake('datatype.boolean'),
  uuid: () => fake('string.uuid'),
  interval: () => template(number(1, 90), ' minutes'),
  json: () => object([]),
  jsonb: () => object([]),
  bytea: () => bytes,
  inet: () => fake('internet.ipv4'),
  cidr: () => template('10.', number(0, 255), '.', number(0, 255), '.0/24'),
  macaddr: () => fake('internet.mac'),
  macaddr8: () => template(fake('internet.mac'), ':00:00'),
  bit: ({ column: { length = 1 } }) => fake('string.binary', { length, prefix: '' }),
  varbit: ({ column: { length = 8 } }) => fake('string.binary', { length: Math.min(length, 8), prefix: '' }),
  vector: ({ column: { length = 3 } }) => numbers('[', length, ']'),
  halfvec: ({ column: { length = 3 } }) => numbers('[', length, ']'),
  point: () => point,
  line: () => template('{', number(1, 9), ',', coordinate, ',', coordinate, '}'),
  lseg: () => template('[', point, ',', point, ']'),
  box: () => template(point, ',', point),
  path: () => template('[', point, ',', point, ',', point, ']'),
  polygon: () => template('(', point, ',', point, ',', point, ')'),
  circle: () => template('<', point, ',', number(1, 50), '>'),
  hstore: () => template('"', word, '"=>"', word, '"'),
  ltree: () => template(word, '.', word),
  xml: () => template('<text>', word, '</text>'),
  ...ranges('int4', template(number(1, 100), ',', number(101, 200))),
  ...ranges('int8', template(number(1, 100), ',', number(101, 200))),
  ...ranges('num', template(number(1, 100), ',', number(101, 200))),
  ...ranges('date', span(10)),
  ...ranges('ts', span(19)),
  ...ranges('tstz', span(19, 'Z')),
};

const bytes: Expression = {
  source: "Buffer.from(faker.string.hexadecimal({ length: 32, prefix: '' }), 'hex')",
  value: ({ faker }) => Buffer.from(faker.string.hexadecimal({ length: 32, prefix: '' }), 'hex'),
};

function span(length: number, zone = ''): Expression {
  const text = (name: string) => method(method(fakeDate(name), 'toISOString'), 'slice', 0, length);
  return template(text('past'), `${zone},`, text('future'), zone);
}

function ranges(prefix: string, content: Expression): Record<string, Guess> {
  return {
    [`${prefix}range`]: () => template('[', content, ')'),
    [`${prefix}multirange`]: () => template('{[', content, ')}'),
  };
}

function numbers(open: string, length: number, close: string): Expression {
  const one = fake('number.float', { min: -1, max: 1, fractionDigits: 4 });
  return {
    source: `\`${open}\${faker.helpers.multiple(() => ${one.source}, { count: ${length} }).join(',')}${close}\``,
    value: (context) => `${open}${Array.from({ length }, () => one.value(context)).join(',')}${close}`,
  };
}
