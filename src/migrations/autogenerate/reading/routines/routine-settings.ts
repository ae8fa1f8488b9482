import type { FunctionDefinition } from '../../../operations/routines/routine-definition.js';

type Settings = NonNullable<FunctionDefinition['set']>;

/** Those of which PostgreSQL keeps the value as a list of quoted names. */
const LISTS: ReadonlySet<string> = new Set([
  'local_preload_libraries',
  'search_path',
  'session_preload_libraries',
  'temp_tablespaces',
]);

/** From `name=value`. */
export function settingsOf(settings: readonly string[]): Settings | undefined {
  const entries = settings.map((setting) => {
    const [name, value] = [setting.slice(0, setting.indexOf('=')), setting.slice(setting.indexOf('=') + 1)];
    return [name, LISTS.has(name.toLowerCase()) ? namesOf(value) : value] as const;
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** `shop, "Pg_Temp"`; one alone is no list. */
function namesOf(list: string): string | string[] {
  const names = [...list.matchAll(/"((?:[^"]|"")*)"|([^\s,]+)/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
  const [first = ''] = names;
  return names.length > 1 ? names : first;
}
