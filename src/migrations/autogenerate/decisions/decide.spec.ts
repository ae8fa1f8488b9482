import * as fc from 'fast-check';

import { decisions, model, type Sketch } from '../../../../test/migrations/autogenerate/decisions/models.js';
import { showName } from '../../operations/names.js';
import { answer } from './answer.js';
import { decide } from './decide.js';
import { NO_DECISIONS, type Decisions } from './decisions.js';
import { ensureMeant } from './ensure-meant.js';
import { findQuestions } from './find-questions.js';
import type { Question, Reply, SchemaPair } from './question.js';
import { renameOperations } from './rename-operations.js';

/** Few names, so that the same ones come up before and after. */
const name = fc.constantFrom('a', 'b', 'c', 'd');
const dataType = fc.constantFrom('text', 'integer', 'numeric(5, 2)', 'boolean', 'text!', 'integer!', 'date');
const sketch: fc.Arbitrary<Sketch> = fc.record({
  tables: fc.dictionary(name, fc.dictionary(name, dataType, { maxKeys: 4 }), { maxKeys: 3 }),
  enums: fc.dictionary(fc.constantFrom('x', 'y'), fc.uniqueArray(name, { maxLength: 4 }), { maxKeys: 2 }),
});
const schemaPair = fc.record({ before: sketch.map(model), after: sketch.map(model) });
const withRows = new Set(['a', 'b', 'c']);

/** Somebody who replies by throwing dice. */
function replying(dice: Iterator<number>): (question: Question) => Promise<Reply> {
  return async (question) => {
    const replies = possibleReplies(question);
    const reply = replies[Number(dice.next().value) % replies.length];
    return reply ?? { type: 'drop' };
  };
}

function possibleReplies(question: Question): Reply[] {
  switch (question.type) {
    case 'fill':
      return [{ type: 'fill', value: '1' }];
    case 'conversion':
      return [{ type: 'convert', using: question.proposal ?? 'null' }];
    default:
      return [...question.candidates.map((to) => ({ type: 'rename' as const, to })), { type: 'drop' }];
  }
}

const dice = fc.infiniteStream(fc.nat());

function everyDecision(check: (schemas: SchemaPair, decided: Decisions, asked: Question[]) => void) {
  return fc.assert(
    fc.asyncProperty(schemaPair, dice, async (schemas, thrown) => {
      const asked: Question[] = [];
      const reply = replying(thrown);
      const decided = await decide(schemas, NO_DECISIONS, { withRows }, (question) => {
        asked.push(question);
        return reply(question);
      });
      check(schemas, decided, asked);
    }),
    { numRuns: 500 },
  );
}

describe('decide', () => {
  it('leaves no question, whatever is replied', () =>
    everyDecision((schemas, decided) => {
      expect(findQuestions(schemas, decided, { withRows })).toEqual([]);
    }));

  it('decides what fits the schemas, whatever is replied', () =>
    everyDecision((schemas, decided) => {
      expect(() => ensureMeant(decided, schemas)).not.toThrow();
    }));

  it('asks nothing twice', () =>
    everyDecision((_, __, asked) => {
      const names = asked.map((question) => `${question.type} ${question.name}`);
      expect(new Set(names).size).toBe(names.length);
    }));

  it('asks nothing of a schema that stays', () => {
    fc.assert(
      fc.property(sketch.map(model), (schema) => {
        expect(findQuestions({ before: schema, after: schema }, NO_DECISIONS, { withRows })).toEqual([]);
      }),
    );
  });

  it('never loses a table or column that nobody has dropped', () =>
    everyDecision((schemas, decided) => {
      const renamed = afterRenames(schemas, decided);
      const are = namesOf(schemas.after);
      const lost = [...renamed].filter((was) => !are.has(was) && !decided.drops.has(was));
      expect(lost.filter((was) => !decided.drops.has(was.split('.')[0] ?? ''))).toEqual([]);
    }));

  it('asks of columns by the new name of their table', async () => {
    const schemas = {
      before: model({ tables: { users: { id: 'integer', name: 'text' } } }),
      after: model({ tables: { people: { id: 'integer', full_name: 'text' } } }),
    };
    const asked: string[] = [];
    const decided = await decide(schemas, NO_DECISIONS, {}, async (question) => {
      asked.push(question.name);
      return { type: 'rename', to: 'candidates' in question ? (question.candidates[0] ?? '') : '' };
    });
    expect(asked).toEqual(['users', 'people.name']);
    expect(decided).toEqual(decisions({ rename: ['users:people', 'people.name:full_name'] }));
  });
});

/** The names of tables and columns before, once the renames are done. */
function afterRenames({ before }: SchemaPair, decided: Decisions): Set<string> {
  let names = [...namesOf(before)];
  for (const operation of renameOperations(decided, before)) {
    if (operation.kind === 'renameTable') {
      const [table, to] = [showName(operation.table), operation.to];
      names = names.map((was) => was.replace(new RegExp(`^${table}(?=\\.|$)`), to));
    } else if (operation.kind === 'renameColumn') {
      const { column, to } = operation;
      const table = showName(operation.table);
      names = names.map((was) => (was === `${table}.${column}` ? `${table}.${to}` : was));
    }
  }
  return new Set(names);
}

function namesOf({ tables }: SchemaPair['before']): Set<string> {
  return new Set(
    tables.flatMap(({ name: table, definition }) => [
      showName(table),
      ...definition.columns.map((column) => `${showName(table)}.${column.name}`),
    ]),
  );
}

describe('answer', () => {
  const gone: Question = { type: 'goneTable', name: 'users', candidates: ['people'] };

  it('leaves the decisions before as they were', () => {
    const before = decisions({ drop: ['orders'] });
    expect(answer(before, gone, { type: 'drop' })).toEqual(decisions({ drop: ['orders', 'users'] }));
    expect(before).toEqual(decisions({ drop: ['orders'] }));
  });

  it.each<Reply>([
    { type: 'rename', to: 'persons' },
    { type: 'fill', value: '1' },
  ])('refuses %j', (reply) => {
    expect(() => answer(NO_DECISIONS, gone, reply)).toThrow(
      new TypeError(`${JSON.stringify(reply)} is no reply to what becomes of users.`),
    );
  });
});
