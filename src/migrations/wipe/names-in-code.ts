import { kindOf, type CreatedName } from './created-name.js';

const CODE = new RegExp(
  String.raw`\bcreate\s+(?:or\s+replace\s+)?(?:materialized\s+)?(schema|view|sequence|type|domain|function|procedure|aggregate)\s+(?:if\s+not\s+exists\s+)?` +
    String.raw`((?:"(?:[^"]|"")+"|[a-z_][\w$]*)(?:\s*\.\s*(?:"(?:[^"]|"")+"|[a-z_][\w$]*))?)`,
  'gi',
);

/** What the code of a block creates, as far as it says so in so many words. */
export function namesInCode(code: string): CreatedName[] {
  return Array.from(code.matchAll(CODE), ([, word = '', path = '']) => {
    const [name = '', schema = null] = Array.from(
      path.matchAll(/"((?:[^"]|"")+)"|([^".\s]+)/g),
      identifier,
    ).toReversed();
    return { kind: kindOf(`OBJECT_${word.toUpperCase()}`) ?? 'relation', schema, name };
  });
}

function identifier([, quoted, plain = '']: RegExpExecArray): string {
  return quoted?.replaceAll('""', '"') ?? plain.toLowerCase();
}
