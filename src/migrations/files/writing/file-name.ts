import { toTimestamp } from '../../../scaffold/names.js';

/** What a file's name is made of. */
export interface FileNameParts {
  revision: string;
  /** The words of the migration's name. */
  words: readonly string[];
  now: Date;
}

/** Alembic: `truncate_slug_length`. */
const SLUG_LENGTH = 40;

const TOKENS: Record<string, (parts: FileNameParts) => string> = {
  rev: ({ revision }) => revision.replaceAll(/[^\p{L}\p{N}_.]+/gu, '_'),
  slug: ({ words }) => toSlug(words),
  timestamp: ({ now }) => toTimestamp(now),
  epoch: ({ now }) => String(Math.floor(now.getTime() / 1_000)),
  year: ({ now }) => toTimestamp(now).slice(0, 4),
  month: ({ now }) => toTimestamp(now).slice(4, 6),
  day: ({ now }) => toTimestamp(now).slice(6, 8),
  hour: ({ now }) => toTimestamp(now).slice(8, 10),
  minute: ({ now }) => toTimestamp(now).slice(10, 12),
  second: ({ now }) => toTimestamp(now).slice(12, 14),
};
/** Without one of these, two migrations would have one name. */
const TELLING = ['rev', 'slug', 'timestamp', 'epoch'];
const TOKEN = /\{([^{}]*)\}/g;

/** The path of a new file from its folder, without its extension, as the template says. Times are in UTC. */
export function toFileName(template: string, parts: FileNameParts): string {
  return template.replaceAll(TOKEN, (text, name: string) => TOKENS[name]?.(parts) ?? text);
}

/** Words joined by `_`: as many as fit into 40 characters, and of a first one that is longer its beginning. */
export function toSlug(words: readonly string[]): string {
  const [first = '', ...rest] = words;
  let slug = Array.from(first).slice(0, SLUG_LENGTH).join('');
  for (const word of rest) {
    if (slug.length + 1 + word.length > SLUG_LENGTH) {
      break;
    }
    slug += `_${word}`;
  }
  return slug;
}

/** Why a template gives no file names, or names outside its folder; undefined where it is fine. */
export function fileNameProblem(template: string, recursive: boolean): string | undefined {
  const tokens = [...template.matchAll(TOKEN)].map(([, name = '']) => name);
  const unknown = tokens.find((name) => !Object.hasOwn(TOKENS, name));
  if (unknown !== undefined) {
    return `there is no token {${unknown}}; known are ${Object.keys(TOKENS).map(braced).join(' ')}`;
  }
  if (!tokens.some((name) => TELLING.includes(name))) {
    return `every migration would get the same name; use one of ${TELLING.map(braced).join(' ')}`;
  }
  return pathProblem(template.replaceAll(TOKEN, 'x'), recursive);
}

function pathProblem(path: string, recursive: boolean): string | undefined {
  if (/[{}\\:*?"<>|\p{Cc}]/u.test(path)) {
    return 'a file name can not hold braces without a token, backslashes, control characters or any of :*?"<>|';
  }
  if (path.split('/').some((part) => /^\.*$/.test(part.trim()))) {
    return 'it has to lead to a file below its folder, with no empty part, `.` or `..` in it';
  }
  if (path.includes('/') && !recursive) {
    return 'it holds a folder, and migrations are found in folders below only with migrations.recursive';
  }
  return /\.([cm]?[jt]s|sql|d|spec|test)$/.test(path)
    ? 'it ends like a file that is no migration; leave out the extension, which is added'
    : undefined;
}

function braced(name: string): string {
  return `{${name}}`;
}
