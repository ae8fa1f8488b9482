import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { stripVTControlCharacters } from 'node:util';

import { QuestionDeclinedError } from '../../errors/question-declined.error.js';
import type { Question } from '../../migrations/autogenerate/decisions/question.js';
import { askOnTerminal, terminalQuestions } from './ask-on-terminal.js';

/** Types each line when the prompt before it is there, then ends the input. */
function terminal(...lines: string[]) {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const output = Object.assign(new PassThrough(), { isTTY: true });
  const left = lines.values();
  const write = output.write.bind(output);
  output.write = (chunk: Parameters<typeof write>[0]) => {
    if (String(chunk).endsWith(': ')) {
      const { value, done } = left.next();
      setImmediate(() => (done ? input.end() : input.write(`${value}\n`)));
    }
    return write(chunk);
  };
  return { input, output };
}

async function shown({ output }: { output: PassThrough }): Promise<string> {
  output.end();
  return stripVTControlCharacters(await text(output));
}

const column: Question = {
  type: 'goneColumn',
  name: 'users.name',
  dataType: 'text',
  candidates: ['users.full_name', 'users.age'],
  candidateTypes: { 'users.full_name': 'text', 'users.age': 'integer' },
};

const conversion: Question = {
  type: 'conversion',
  name: 'users.age',
  from: 'numeric',
  to: 'integer',
  reason: 'PostgreSQL by itself would round to whole numbers',
  proposal: '"age"::integer',
};
const { proposal: _, ...unknown } = conversion;

const fill: Question = { type: 'fill', name: 'users.phone', dataType: 'text', becomes: 'added' };

describe('askOnTerminal', () => {
  it('shows what may have become of a column', async () => {
    const streams = terminal('1');
    expect(await askOnTerminal(column, streams)).toEqual({ type: 'rename', to: 'users.full_name' });
    expect(await shown(streams)).toContain(`The column users.name (text) is gone. What became of it?
  1) it is now users.full_name (text)
  2) it is now users.age (integer)
  3) drop it, with its values
  4) stop
1 to 4: `);
  });

  it.each<[Question, string]>([
    [
      { type: 'goneTable', name: 'users', candidates: ['people'] },
      'The table users is gone. What became of it?\n  1) it is now people\n  2) drop it, with its rows\n  3) stop\n',
    ],
    [
      { type: 'goneTable', name: 'logs', candidates: [], replaced: true },
      "The table logs can't be altered to what it is to be, and would be made anew. What became of it?\n  1) drop it, with its rows\n  2) stop\n",
    ],
    [
      { type: 'goneEnumValue', name: 's.a', candidates: ['s.b', 's.c'], merges: ['s.c'] },
      'The enum value s.a is gone. What became of it?\n  1) it is now s.b\n  2) its rows become s.c, as others are\n  3) drop it, which fails where a row has it\n  4) stop\n',
    ],
    [
      conversion,
      'The column users.age changes from numeric to integer: PostgreSQL by itself would round to whole numbers. How are its values turned?\n  1) by "age"::integer\n  2) by other SQL\n  3) stop\n',
    ],
    [fill, "Which value do they get? SQL, such as 'n/a' or now(): "],
  ])('shows the choices of %j', async (question, choices) => {
    const streams = terminal('1');
    await askOnTerminal(question, streams);
    expect(await shown(streams)).toContain(choices);
  });

  it.each<[Question, string[], object]>([
    [column, [' 3 '], { type: 'drop' }],
    [column, ['', 'y', '0', '5', '1.0', '-1', '2'], { type: 'rename', to: 'users.age' }],
    [conversion, ['1'], { type: 'convert', using: '"age"::integer' }],
    [conversion, ['2', '', ' round(age) '], { type: 'convert', using: 'round(age)' }],
    [unknown, ['1', '0'], { type: 'convert', using: '0' }],
    [fill, ['', "'n/a'"], { type: 'fill', value: "'n/a'" }],
  ])('takes from %j the lines %j', async (question, lines, reply) => {
    expect(await askOnTerminal(question, terminal(...lines))).toEqual(reply);
  });

  it.each<[Question, string[], string[]]>([
    [
      column,
      ['4'],
      ['--rename users.name:users.full_name', '--rename users.name:users.age', '--drop users.name'],
    ],
    [
      column,
      [],
      ['--rename users.name:users.full_name', '--rename users.name:users.age', '--drop users.name'],
    ],
    [
      column,
      ['9'],
      ['--rename users.name:users.full_name', '--rename users.name:users.age', '--drop users.name'],
    ],
    [
      column,
      ['\u0003'],
      ['--rename users.name:users.full_name', '--rename users.name:users.age', '--drop users.name'],
    ],
    [conversion, ['3'], [`--using 'users.age="age"::integer'`]],
    [conversion, ['2'], [`--using 'users.age="age"::integer'`]],
    [fill, [''], ['--fill "users.phone=..."']],
  ])('stops %j at %j', async (question, lines, flags) => {
    await expect(askOnTerminal(question, terminal(...lines))).rejects.toEqual(
      new QuestionDeclinedError(question.name, flags),
    );
  });
});

describe('QuestionDeclinedError', () => {
  it('says how to answer beforehand', () => {
    expect(new QuestionDeclinedError('users', ['--rename users:people', '--drop users']).message).toBe(
      'It was not said what becomes of users. Nothing was written.\n' +
        'To say it beforehand: --rename users:people or --drop users',
    );
  });
});

describe('terminalQuestions', () => {
  it('asks where there is somebody', async () => {
    expect(await terminalQuestions(terminal('3'))?.(column)).toEqual({ type: 'drop' });
  });

  it.each([
    { ...terminal(), interaction: false },
    { ...terminal(), input: Object.assign(new PassThrough(), { isTTY: false }) },
    { ...terminal(), output: Object.assign(new PassThrough(), { isTTY: false }) },
  ])('does not ask where nobody may be asked', (where) => {
    expect(terminalQuestions(where)).toBeUndefined();
  });
});
