import { nearestName } from './nearest-name.js';

/** The names that a misspelt one most likely stands for, the nearest first. */
export function nearestNames(misspelt: string, names: readonly string[], limit = 3): string[] {
  const nearest = limit > 0 ? nearestName(misspelt, names) : undefined;
  if (nearest === undefined) {
    return [];
  }
  const others = names.filter((name) => name !== nearest);
  return [nearest, ...nearestNames(misspelt, others, limit - 1)];
}
