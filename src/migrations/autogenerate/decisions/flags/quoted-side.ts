/**
 * A name on one side of a flag's `:` or `=`; in double quotes where it holds one of these itself.
 */
export const SIDE = String.raw`(?:"((?:[^"]|"")+)"|([^":=]+))`;

/** Of what {@link SIDE} captures. */
export function sideOf(quoted: string | undefined, plain: string | undefined): string {
  return quoted?.replaceAll('""', '"') ?? plain?.trim() ?? '';
}

/** The name such that {@link SIDE} takes it. */
export function showSide(name: string): string {
  return /[":=]|^\s|\s$/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}

/** The text as one word of a POSIX shell. */
export function shellWord(text: string): string {
  return /^[\w.:=@%+,/-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
