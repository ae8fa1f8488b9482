import { blankSource } from './blank-source.js';
import { findClosing } from './find-closing.js';

export interface Addition {
  /** The property of the decorator's object that holds a list, such as `imports`. */
  property: string;
  element: string;
  /** The element goes behind the first one that has this in it; else to the end. */
  behind?: string;
}

/**
 * The source with an element more in a list of `@Module({ ... })`, which is made where it is not there; undefined where that
 * can't be told for certain: there is not one such decorator, or what it takes is not written out.
 *
 * Where a file has several modules it is the one that has `behind` in it.
 */
export function addToModule(source: string, addition: Addition): string | undefined {
  const { code } = blankSource(source);
  const body = findObject(code, addition.behind);
  if (body === undefined) {
    return undefined;
  }
  const list = findList(code, body, addition.property);
  if (list === 'other') {
    return undefined;
  }
  return list === undefined
    ? withProperty(source, code, body, addition)
    : withElement(source, code, list, addition);
}

/** What is between two brackets: the place behind the opening one, and that of the closing one. */
interface Span {
  start: number;
  end: number;
}

function findObject(code: string, behind?: string): Span | undefined {
  const objects = [...code.matchAll(/@Module\s*\(\s*\{/g)].flatMap((found) => {
    const start = found.index + found[0].length;
    const end = findClosing(code, start - 1);
    return end === undefined ? [] : [{ start, end }];
  });
  const meant = objects.filter(
    ({ start, end }) => behind !== undefined && code.slice(start, end).includes(behind),
  );
  const [only, another] = meant.length > 0 ? meant : objects;
  return another === undefined ? only : undefined;
}

/** The list that the property holds; `other` where it holds something else, such as a variable. */
function findList(code: string, { start, end }: Span, property: string): Span | 'other' | undefined {
  const found = splitAtCommas(code, { start, end }).find((member) =>
    new RegExp(`^\\s*${property}\\b`).test(code.slice(member.start, member.end)),
  );
  if (found === undefined) {
    return undefined;
  }
  const opening = new RegExp(`^\\s*${property}\\s*:\\s*\\[`).exec(code.slice(found.start, found.end));
  const open = opening === null ? undefined : found.start + opening[0].length;
  const close = open === undefined ? undefined : findClosing(code, open - 1);
  return open === undefined || close === undefined || code.slice(close + 1, found.end).trim() !== ''
    ? 'other'
    : { start: open, end: close };
}

/** What commas part, not counting those within brackets; the blank behind a last comma is nothing. */
function splitAtCommas(code: string, { start, end }: Span): Span[] {
  const parts: Span[] = [];
  let from = start;
  let depth = 0;
  for (let at = start; at <= end; at++) {
    const char = at === end ? ',' : code.charAt(at);
    depth += '([{'.includes(char) ? 1 : ')]}'.includes(char) ? -1 : 0;
    if (char === ',' && depth === 0) {
      parts.push({ start: from, end: at });
      from = at + 1;
    }
  }
  return parts.filter((part) => code.slice(part.start, part.end).trim() !== '');
}

/** `imports` come first, as Nest's own generators write them, and others last. */
function withProperty(source: string, code: string, object: Span, { property, element }: Addition): string {
  const text = `${property}: [${element}]`;
  const members = splitAtCommas(code, object);
  const [first, last] = [members[0], members.at(-1)];
  if (first === undefined || last === undefined) {
    return `${source.slice(0, object.start)} ${text} ${source.slice(object.end)}`;
  }
  return property === 'imports'
    ? insert(source, startOf(code, first), `${text},${blankBefore(source, first) || ' '}`)
    : insertBehind(source, code, last, text);
}

/** In a list that takes several lines it gets one of its own. */
function withElement(source: string, code: string, list: Span, { element, behind }: Addition): string {
  const elements = splitAtCommas(code, list);
  const last = elements.at(-1);
  if (last === undefined) {
    return `${source.slice(0, list.start)}${element}${source.slice(list.end)}`;
  }
  const wanted = elements.find(
    ({ start, end }) => behind !== undefined && code.slice(start, end).includes(behind),
  );
  const previous = wanted ?? last;
  return insertBehind(source, code, previous, element);
}

/** Before a comma that may follow already. */
function insertBehind(source: string, code: string, part: Span, text: string): string {
  const at = part.start + code.slice(part.start, part.end).trimEnd().length;
  return insert(source, at, `,${blankBefore(source, part) || ' '}${text}`);
}

function startOf(code: string, { start, end }: Span): number {
  return end - code.slice(start, end).trimStart().length;
}

/** The line break and the indentation before a part that begins a line. */
function blankBefore(source: string, { start }: Span): string {
  return /^[^\S\r\n]*(\r?\n[^\n\S]*)/.exec(source.slice(start))?.[1] ?? '';
}

function insert(source: string, at: number, text: string): string {
  return source.slice(0, at) + text + source.slice(at);
}
