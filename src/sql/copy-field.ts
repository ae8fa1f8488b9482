const SPECIAL = /[\\\t\n\r]/;

/** A field in the text format of COPY. PostgreSQL: COPY, "Text Format". */
export function toCopyField(text: string | null): string {
  if (text === null) {
    return '\\N';
  }
  return SPECIAL.test(text)
    ? text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r')
    : text;
}
