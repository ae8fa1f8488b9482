import type { Faker } from '@faker-js/faker';

type Mustache = Faker['helpers']['mustache'];
type Value = Parameters<Mustache>[1][string];

/** A name in a template, which faker reads as a regular expression. */
interface Name {
  readonly expression: RegExp;
  /** What is in a text wherever the expression matches; nothing where that can't be said. */
  readonly marks: readonly string[];
}

/** `helpers.mustache` with the expression of each name made once, and not looked for where it is not. */
export function quickMustache(): Mustache {
  const names = new Map<string, Name>();
  return (text, data) => {
    if (typeof text !== 'string') {
      return '';
    }
    let filled = text;
    for (const [key, value] of Object.entries(data)) {
      const name = names.get(key) ?? toName(key);
      names.set(key, name);
      if (name.marks.every((mark) => filled.includes(mark))) {
        filled = fill(filled, name.expression, value);
      }
    }
    return filled;
  };
}

function toName(key: string): Name {
  const text = `{{${key}}}`;
  // A dot matches any character.
  return { expression: new RegExp(text, 'g'), marks: /^[\w.]+$/.test(key) ? text.split('.') : [] };
}

function fill(text: string, expression: RegExp, value: Value): string {
  return typeof value === 'string'
    ? text.replace(expression, value.replaceAll('$', '$$$$'))
    : text.replace(expression, value);
}
