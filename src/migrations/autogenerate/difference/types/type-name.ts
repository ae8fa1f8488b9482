import { isSameName, joinName, splitName, type ObjectName } from '../../../operations/names.js';

/** A type as a column writes it: `"shop"."status"[]` is an array of `shop.status`. */
export interface TypeReference {
  readonly name: ObjectName;
  readonly array: boolean;
}

const PART = String.raw`(?:"(?:[^"]|"")+"|[\p{L}_][\p{L}\p{N}_$]*)`;
const TYPE = new RegExp(String.raw`^(?:(${PART})\.)?(${PART})((?:\[\])*)$`, 'u');

/** The type that a user may have made; nothing for one that is written in several words or with a size. */
export function parseType(type: string): TypeReference | undefined {
  const [, schema, name, brackets = ''] = TYPE.exec(type.trim()) ?? [];
  return name === undefined
    ? undefined
    : {
        name: joinName(schema === undefined ? undefined : unquoted(schema), unquoted(name)),
        array: brackets !== '',
      };
}

export function isOfType(type: string, name: ObjectName): boolean {
  const reference = parseType(type);
  return reference !== undefined && isSameName(reference.name, name);
}

/** The name as SQL, quoted where the server quotes it. */
export function typeText(name: ObjectName): string {
  const { schema, name: own } = splitName(name);
  return [...(schema === undefined ? [] : [schema]), own].map(quotedWhereNeeded).join('.');
}

/** The ways in which SQL may write the name. */
export function typeTexts(name: ObjectName): readonly string[] {
  const { schema, name: own } = splitName(name);
  const quoted = [...(schema === undefined ? [] : [schema]), own].map(quotedName).join('.');
  return [...new Set([typeText(name), quoted])];
}

function quotedWhereNeeded(part: string): string {
  return /^[a-z_][a-z0-9_$]*$/.test(part) ? part : quotedName(part);
}

function quotedName(part: string): string {
  return `"${part.replaceAll('"', '""')}"`;
}

function unquoted(part: string): string {
  return part.startsWith('"') ? part.slice(1, -1).replaceAll('""', '"') : part.toLowerCase();
}
