import { addressOfSettings } from '../../../../database/connection-settings.js';
import { packageVersion } from '../../../../package-version.js';
import { hash } from '../../../fingerprint/hash.js';
import { COMPILER_VERSION } from '../../../operations/compiler-version.js';
import type { StartingPoint } from '../before/before.js';
import type { DeclaredSchema } from '../after/declared-schema.js';
import type { SchemaRequest, SchemaSources } from '../schema-sources.js';
import type { ServerFacts } from '../scratch-home.js';

/** To be raised whenever models are read in another way within a release. */
const FORMAT = 2;
const LENGTH = 32;

/** The name under which the schema before is kept; undefined where it can't be known to be the same. */
export async function keyOfBefore(
  start: StartingPoint,
  { settings, options }: SchemaSources,
  { kind, version }: ServerFacts,
): Promise<string | undefined> {
  if (start.key === undefined) {
    return undefined;
  }
  const server = kind === 'server' ? [addressOfSettings(settings), settings.options] : [];
  const kinds = (options.autogenerate.kinds ?? []).map((each) => [each.kind, each.read.toString()]);
  const release = [FORMAT, COMPILER_VERSION, packageVersion(), kind, version];
  const parts = [...release, server, kinds, await start.key()];
  return `schema-${hash(parts).slice(0, LENGTH)}`;
}

/** The name under which the schema of the entities is kept that was made on that before. */
export function keyOfAfter(
  before: string,
  { filter = {}, own = [] }: SchemaRequest,
  { statements }: DeclaredSchema,
): string {
  const parts = [before, statements, filter, own.includes('routine')];
  return `schema-${hash(parts).slice(0, LENGTH)}`;
}
