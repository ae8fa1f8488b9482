import { InvalidGraphError } from '../../../errors/invalid-graph.error.js';
import { Baselines } from './baselines.js';
import { findReplacingFaults } from './find-replacing-faults.js';
import { remapLinks } from './remap-links.js';
import type { ReplacingNode } from './replacing-node.js';
import { type Recorded, standingsOf } from './standing.js';

/** A database that has a part of what a baseline replaces, and can't get the rest: files of it are gone. */
export interface PartlyReplaced {
  baseline: string;
  /** Those that it has as a whole. */
  applied: readonly string[];
  /** Those that it lacks, or has by half. */
  lacking: readonly string[];
  /** Those of both whose file is gone. */
  withoutFile: readonly string[];
}

/** Which migrations count, those that others replace or the others. */
export interface Replacements<T> {
  /** In load order. Whoever stood on a replaced revision stands on its baseline, and the other way round. */
  readonly inEffect: readonly T[];
  /** By each revision that a baseline in effect stands for, directly or through another, that baseline. */
  readonly replaced: ReadonlyMap<string, string>;
  /** Baselines in effect that have no row in the ledger and count as applied, since all that they replace is. */
  readonly implied: readonly string[];
  /** Baselines that wait until the rest of what they replace is applied. */
  readonly waiting: readonly string[];
  readonly partly: readonly PartlyReplaced[];
}

/**
 * A baseline is in effect where the ledger has it, or all or nothing of what it replaces. Where it has a part, that goes on
 * as if there were no baseline, as long as all files are there.
 *
 * @throws InvalidGraphError with all that is wrong with what they replace.
 */
export function resolveReplacements<T extends ReplacingNode>(
  nodes: readonly T[],
  recorded: Recorded,
): Replacements<T> {
  const baselines = new Baselines(nodes);
  if (baselines.all.size === 0) {
    return { inEffect: nodes, replaced: new Map(), implied: [], waiting: [], partly: [] };
  }
  const faults = findReplacingFaults(baselines);
  if (faults.length > 0) {
    throw new InvalidGraphError(faults);
  }
  return resolve(nodes, baselines, recorded);
}

function resolve<T extends ReplacingNode>(
  nodes: readonly T[],
  baselines: Baselines<T>,
  recorded: Recorded,
): Replacements<T> {
  const standing = standingsOf(baselines, recorded);
  const hasRow = (id: string) => recorded.whole.has(id) || recorded.begun.has(id);
  const replaced = new Map<string, string>();
  const found = { implied: [] as string[], waiting: [] as string[], partly: [] as PartlyReplaced[] };

  const visit = (id: string): void => {
    const parts = baselines.replacedBy(id);
    const isPartly = !hasRow(id) && standing(id) === 'partly';
    if (isPartly && parts.every((part) => baselines.nodes.has(part))) {
      found.waiting.push(id);
      parts.filter((part) => baselines.all.has(part)).forEach(visit);
      return;
    }
    baselines.expand(id).forEach((part) => replaced.set(part, id));
    if (isPartly) {
      found.partly.push(describePartly(baselines, id, standing));
    } else if (!hasRow(id) && standing(id) === 'applied') {
      found.implied.push(id);
    }
  };

  const nested = new Set([...baselines.all.values()].flatMap(({ replaces }) => replaces));
  [...baselines.all.keys()].filter((id) => !nested.has(id)).forEach(visit);
  return { inEffect: remapLinks(nodes, baselines, { replaced, waiting: found.waiting }), replaced, ...found };
}

function describePartly(
  baselines: Baselines,
  baseline: string,
  standing: (id: string) => string,
): PartlyReplaced {
  const parts = [...new Set(baselines.replacedBy(baseline))];
  return {
    baseline,
    applied: parts.filter((part) => standing(part) === 'applied'),
    lacking: parts.filter((part) => standing(part) !== 'applied'),
    withoutFile: parts.filter((part) => !baselines.nodes.has(part)),
  };
}
