import { InvalidObjectNameError } from '../errors/invalid-object-name.error.js';
import { splitName, type ObjectName } from './object-name.js';

const PART = String.raw`(?:"((?:[^"]|"")+)"|([^".]+))`;
const NAME = new RegExp(`^(?:${PART}\\.)?${PART}$`);

/**
 * A name as a person types it: `name` or `schema.name`, where a part that holds a dot stands in double quotes, such as
 * `shop."v1.0"`. Letters are taken as they are, in quotes or not.
 *
 * @throws InvalidObjectNameError
 */
export function parseQuoted(text: string): ObjectName {
  const match = NAME.exec(text);
  if (match === null) {
    throw new InvalidObjectNameError(text);
  }
  const [, quotedSchema, plainSchema, quoted, plain] = match;
  const schema = partOf(quotedSchema, plainSchema);
  const name = partOf(quoted, plain) ?? '';
  return schema === undefined ? { name } : { schema, name };
}

/** The name such that {@link parseQuoted} reads it again. */
export function showQuoted(name: ObjectName): string {
  const { schema, name: own } = splitName(name);
  return schema === undefined ? show(own) : `${show(schema)}.${show(own)}`;
}

function partOf(quoted: string | undefined, plain: string | undefined): string | undefined {
  return quoted?.replaceAll('""', '"') ?? plain;
}

function show(part: string): string {
  return /[".]/.test(part) ? `"${part.replaceAll('"', '""')}"` : part;
}
