import { type Expression, fake, method, sequence, template } from '../inference/expression.js';
import type { Subject } from '../inference/subject.js';
import { guessText, lengthOf, nameOf } from '../inference/types/texts.js';
import { endsIn } from '../inference/phrase.js';

const chance = fake('string.alphanumeric', { length: 6, casing: 'lower' });
/** A sequence of up to ten digits, a sign, and the six characters that keep two runs apart. */
const MARK = 18;
const TEXTS = ['varchar', 'char', 'text', 'citext'];
const ENDING = '@example.com';

/**
 * A text that carries the sequence, so that no two of a run are equal, and six characters of chance, so that those of two
 * runs hardly ever are; undefined where the column is too short for it.
 */
export function wideText(subject: Subject): Expression | undefined {
  if (subject.column.type === 'uuid' && subject.column.js !== 'Buffer') {
    return fake('string.uuid');
  }
  if (!TEXTS.includes(subject.column.type) || subject.bounds.values !== undefined) {
    return undefined;
  }
  const { min, max } = lengthOf(subject);
  const named = FORMS.find(({ name, longest }) => name.test(subject.phrase) && longest <= max);
  const text = named?.form ?? marked(subject, max);
  return text !== undefined && min > 1 ? method(text, 'padEnd', min, 'x') : text;
}

const FORMS: readonly { name: RegExp; longest: number; form: Expression }[] = [
  {
    name: endsIn('email|e mail|email address|mail'),
    longest: 5 + MARK + ENDING.length,
    form: template('user', sequence, '.', chance, ENDING),
  },
  {
    name: endsIn('url|link|website|homepage|uri|href|image|avatar|photo'),
    longest: 21 + MARK,
    form: template('https://example.com/', sequence, '-', chance),
  },
  {
    name: endsIn('domain|domain name|hostname|host'),
    longest: 14 + MARK,
    form: template('host', sequence, '-', chance, '.test'),
  },
  { name: endsIn('uuid|guid'), longest: 36, form: fake('string.uuid') },
];

/** What the column would hold anyway, with the mark behind it. */
function marked(subject: Subject, max: number): Expression | undefined {
  const room = max - MARK - 1;
  if (room < 4 || subject.column.type === 'char') {
    return undefined;
  }
  const short = { ...subject, bounds: { ...subject.bounds, minLength: 0, maxLength: Math.min(room, 60) } };
  if (isCode(subject) || nameOf(short, lengthOf(short))?.isWhole) {
    const word = fake('lorem.word', { length: { min: 1, max: Math.min(room, 10) } });
    return template(word, '-', sequence, '-', chance);
  }
  return template(guessText(short), ' ', sequence, '-', chance);
}

/** Whether blanks would be out of place. */
function isCode({ phrase }: Subject): boolean {
  return endsIn('slug|username|login|handle|key|token|code|identifier|id').test(phrase);
}
