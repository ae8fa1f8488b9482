/** A comment of one line, whatever is in the text. */
export function remark(text = ''): string {
  return text === '' ? '--' : `-- ${onOneLine(text)}`;
}

/** Shows a line while the script runs. In quotes, psql takes neither variables nor commands of the shell in it. */
export function echo(text: string): string {
  return `\\echo '${onOneLine(text).replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

function onOneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}
