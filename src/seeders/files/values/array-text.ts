const ELEMENT = /\s*(?:"((?:[^"\\]|\\[^])*)"|([^",{}\\\s](?:[^",{}\\]|\\[^])*))\s*([,}])/y;

/** The elements of an array of one dimension as PostgreSQL writes it, `{a,"b c",NULL}`; `undefined` for anything else. */
export function parseArrayText(text: string): (string | null)[] | undefined {
  const written = text.trim();
  if (/^\{\s*\}$/.test(written)) {
    return [];
  }
  const elements: (string | null)[] = [];
  let at = 1;
  for (let closer = ','; closer === ',';) {
    ELEMENT.lastIndex = at;
    const [all = '', quoted, bare = '', end = ''] = ELEMENT.exec(written) ?? [];
    if (all === '') {
      return undefined;
    }
    elements.push(quoted === undefined ? bareElement(bare) : unescape(quoted));
    at += all.length;
    closer = end;
  }
  return written.startsWith('{') && at === written.length ? elements : undefined;
}

const unescape = (text: string) => text.replaceAll(/\\([^])/g, '$1');

const bareElement = (text: string) => (/^null$/i.test(text.trim()) ? null : unescape(text.trimEnd()));
