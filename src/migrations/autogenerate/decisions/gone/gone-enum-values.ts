import type { Decisions } from '../decisions.js';
import { goneValues, pairEnums, valueName, type EnumPair } from '../pairing/pair-enums.js';
import { ranked, similarity } from '../pairing/similarity.js';
import type { GoneEnumValue, SchemaPair } from '../question.js';

/** The values that enums which stay have no longer, and of which nothing was decided. */
export function goneEnumValues(schemas: SchemaPair, { renames, drops }: Decisions): GoneEnumValue[] {
  const taken = new Set(renames.values());
  return pairEnums(schemas).flatMap((pair) => {
    const among = new Set(pair.after.values.map((value) => valueName(pair.after.name, value)));
    return goneValues(pair)
      .filter((value) => {
        const name = valueName(pair.after.name, value);
        return !drops.has(name) && !among.has(renames.get(name) ?? '');
      })
      .map((value) => goneEnumValue(pair, value, taken));
  });
}

/** A new value can be the other name of one alone; any number can be merged into one that stays. */
function goneEnumValue(
  { before, after }: EnumPair,
  value: string,
  taken: ReadonlySet<string>,
): GoneEnumValue {
  const stays = (other: string) => before.values.includes(other);
  const named = (other: string) => valueName(after.name, other);
  const possible = after.values.filter((other) => stays(other) || !taken.has(named(other)));
  const byLikeness = ranked(possible, (other) => similarity(value, other));
  const merges = byLikeness.filter(stays).map(named);
  return {
    type: 'goneEnumValue',
    name: valueName(after.name, value),
    candidates: [...byLikeness.filter((other) => !stays(other)).map(named), ...merges],
    merges,
  };
}
