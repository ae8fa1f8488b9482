import * as fc from 'fast-check';

import { CleanIsolation } from '../../../src/testing/isolation/clean/index.js';
import { CleanLab, RIGHTS } from './clean-lab.js';
import { HATCHERY } from './hatchery.js';
import { stateOf, type State } from './state.js';

const id = fc.integer({ min: 1, max: 4 });
const code = fc.constantFrom('CH', 'AT', 'DE');

/** Statements of which some fail for what the ones before have done, which is as good. */
const write: fc.Arbitrary<string> = fc.oneof(
  fc
    .tuple(code, id)
    .map(([c, n]) => `insert into countries values ('${c}', 'Land ${n}') on conflict do nothing`),
  fc
    .tuple(code, code)
    .map(([a, b]) => `update countries set code = '${b}', name = '${b}' where code = '${a}'`),
  fc.tuple(code, id).map(([c, n]) => `insert into users (country, name, boss) values ('${c}', 'n', ${n})`),
  id.map((n) => `delete from users where id = ${n}`),
  id.map((n) => `insert into posts (author, title) values (${n}, 't')`),
  id.map((n) => `delete from posts where id = ${n}`),
  id.map((n) => `insert into tags values (${n}, 'new')`),
  id.map((n) => `insert into plain values (${n}, null), (${n}, null)`),
  id.map((n) => `insert into "Back Office"."Till ""1""" ("a b") values ('${n}')`),
  fc
    .tuple(id, id)
    .map(
      ([a, b]) =>
        `insert into hens values (${a}); insert into eggs values (${b}, ${a}); update hens set egg = ${b}`,
    ),
  id.map((n) => `update hens set egg = null where id = ${n}`),
  id.map((n) => `delete from hens where id = ${n}`),
  fc.tuple(id, id).map(([a, b]) => `insert into measures values ('2026-0${1 + (a % 2)}-0${b}', ${a})`),
  id.map((n) => `update measures set value = value + ${n}`),
  id.map((n) => `update cities set people = ${n}`),
  id.map((n) => `insert into capitals values ('City ${n}', ${n}, 'CH')`),
  id.map((n) => `select setval('ticket_numbers', ${n})`),
  fc.constantFrom(
    `truncate posts, tags restart identity`,
    `truncate countries cascade`,
    `truncate measures`,
    `select nextval('untouched')`,
    `delete from secrets`,
    `insert into ruled values (7)`,
    `begin; insert into posts (author) values (1); insert into plain values (3); rollback`,
  ),
);
const writes = fc.array(write, { maxLength: 6 });

/** What a spec file does: blocks with what their `beforeAll` writes, and tests. */
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('test' as const), writes }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('enter' as const), writes }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave' as const), writes }) },
);
const file = fc.array(step, { minLength: 1, maxLength: 6 });

describe.each(RIGHTS)('Random writes as %s', (rights) => {
  it('leave nothing: after each test all is as at its begin, after each block as before it, and in the end as in the template', async () => {
    await using lab = await CleanLab.open(rights, HATCHERY);
    const template = await stateOf(lab.database.url);
    let isWritten = false;
    await fc.assert(
      fc.asyncProperty(file, async (steps) => {
        const isolation = new CleanIsolation({
          url: lab.url,
          attach: async () => ({ detach: async () => undefined }),
        });
        const [found, wanted]: [State[], (State | undefined)[]] = [[], []];
        await isolation.open();
        try {
          const outer: State[] = [];
          for (const { kind, writes } of steps) {
            if (kind === 'enter') {
              await isolation.enterBlock();
              outer.push(await stateOf(lab.database.url));
              await attempt(lab, writes);
            } else if (kind === 'leave' && outer.length > 0) {
              await attempt(lab, writes);
              await isolation.leaveBlock();
              found.push(await stateOf(lab.database.url));
              wanted.push(outer.pop());
            } else {
              await isolation.beginTest();
              const begin = await stateOf(lab.database.url);
              await attempt(lab, writes);
              isWritten ||= JSON.stringify(await stateOf(lab.database.url)) !== JSON.stringify(begin);
              await isolation.endTest();
              found.push(await stateOf(lab.database.url));
              wanted.push(begin);
            }
          }
        } finally {
          await isolation.close();
        }
        expect(found).toEqual(wanted);
        expect(await stateOf(lab.database.url)).toEqual(template);
      }),
      { numRuns: 15 },
    );
    expect(isWritten).toBe(true);
  });
});

/** Two at a time, on connections of their own. */
async function attempt(lab: CleanLab, statements: readonly string[]): Promise<void> {
  for (let i = 0; i < statements.length; i += 2) {
    await Promise.allSettled(statements.slice(i, i + 2).map((statement) => lab.run(statement)));
  }
}
