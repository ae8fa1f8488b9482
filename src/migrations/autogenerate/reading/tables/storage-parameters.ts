import type { StorageParameters } from '../../../operations/clauses.js';
import { compareText } from '../by-name.js';

/** Parameters as the catalogue has them, `name=value` each, by their names; an empty object where there are none. */
export function withParameters(settings: readonly string[]): { with?: StorageParameters } {
  const entries = settings.toSorted(compareText).map((setting) => {
    const equals = setting.indexOf('=');
    return [setting.slice(0, equals), toSetting(setting.slice(equals + 1))] as const;
  });
  return entries.length === 0 ? {} : { with: Object.fromEntries(entries) };
}

function toSetting(text: string): StorageParameters[string] {
  if (text === 'true' || text === 'false') {
    return text === 'true';
  }
  return text !== '' && String(Number(text)) === text && Number.isFinite(Number(text)) ? Number(text) : text;
}
