import { cutAtWord } from '../cut-at-word.js';
import { derive, type Expression, fake, method } from '../expression.js';
import { TEXT_NAMES, type TextName } from '../names/text-names.js';
import type { Subject } from '../subject.js';

/** How many characters a text may and has to have. */
export interface TextLength {
  readonly min: number;
  /** Infinity where there is no limit. */
  readonly max: number;
}

export function lengthOf({ column, bounds }: Subject): TextLength {
  const max = Math.min(column.length ?? Infinity, bounds.maxLength ?? Infinity);
  const min = Math.min(max, Math.max(bounds.minLength ?? 0, column.type === 'char' ? max : 0));
  return { min, max };
}

export function guessText(subject: Subject): Expression {
  const length = lengthOf(subject);
  const { guess, longest, shortest = 0 } = nameOf(subject, length) ?? plainText(subject, length);
  const fitting = longest > length.max ? cut(guess, length.max) : guess;
  return shortest < length.min && length.min > 1 ? method(fitting, 'padEnd', length.min, 'x') : fitting;
}

/** The guess that the name suggests, where the column has room for it. */
export function nameOf(subject: Subject, { max }: TextLength): TextName | undefined {
  return TEXT_NAMES.find((name) => fitsName(name, subject) && (!name.isWhole || name.longest <= max));
}

function fitsName({ name, entity, beside, longest, shortest }: TextName, subject: Subject): boolean {
  const { type, length = 0 } = subject.column;
  return (
    name.test(subject.phrase) &&
    (entity === undefined || entity.test(subject.entity)) &&
    (beside === undefined || [...subject.siblings].some((sibling) => beside.test(sibling))) &&
    (type !== 'char' || (shortest === length && longest === length))
  );
}

type Sized = Pick<TextName, 'guess' | 'longest' | 'shortest'>;

const LONGEST_WORD = 14;
const SENTENCE = 160;

function plainText({ column, phrase }: Subject, { min, max }: TextLength): Sized {
  if (column.type === 'char') {
    return { guess: fake('string.alpha', { length: max, casing: 'upper' }), longest: max, shortest: max };
  }
  if (max < 3 * (LONGEST_WORD + 1)) {
    return max < LONGEST_WORD && min <= 1
      ? fitting(fake('lorem.word', { length: { min: 1, max } }), max)
      : fitting(fake('lorem.word'), LONGEST_WORD);
  }
  if (column.length !== undefined || /(?:^| )(name|title|type|kind|status|state|key)$/.test(phrase)) {
    return fitting(fake('lorem.words', 3), 3 * (LONGEST_WORD + 1));
  }
  return max < Infinity ? fitting(fake('lorem.sentence'), SENTENCE) : fitting(fake('lorem.paragraph'), 1000);
}

function fitting(guess: Expression, longest: number): Sized {
  return { guess, longest };
}

export function cut(text: Expression, length: number): Expression {
  return derive(
    text,
    (source) => `cutAtWord(${source}, ${length})`,
    (value) => cutAtWord(String(value), length),
  );
}
