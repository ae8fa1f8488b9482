import { SiskinError } from './siskin.error.js';

export interface FactoryRelationFault {
  readonly factory: string;
  /** The call that asked for the relation. */
  readonly verb: 'has' | 'for' | 'hasAttached';
  readonly entity: string;
  readonly target: string;
  /** The name that was given. */
  readonly relation: string | undefined;
  /** The relations that the call may mean. */
  readonly candidates: readonly string[];
  readonly nearest?: string | undefined;
}

/** A factory was asked for a relation that its entity lacks, or for one of several. */
export class FactoryRelationError extends SiskinError implements FactoryRelationFault {
  readonly code = 'SISKIN_FACTORY_RELATION';
  readonly factory: string;
  readonly verb: FactoryRelationFault['verb'];
  readonly entity: string;
  readonly target: string;
  readonly relation: string | undefined;
  readonly candidates: readonly string[];

  constructor(fault: FactoryRelationFault) {
    super({ problem: problemOf(fault), remedy: remedyOf(fault) });
    this.factory = fault.factory;
    this.verb = fault.verb;
    this.entity = fault.entity;
    this.target = fault.target;
    this.relation = fault.relation;
    this.candidates = fault.candidates;
  }
}

const LEADS: Record<FactoryRelationFault['verb'], string> = {
  has: 'that others hold',
  for: 'to one',
  hasAttached: 'of many to many',
};

const OTHERWISE: Record<FactoryRelationFault['verb'], (entity: string, target: string) => string> = {
  has: (entity, target) =>
    `Use for() for what ${entity} refers to. Where ${target} refers to it, declare the other side in ${entity}, with mappedBy.`,
  for: (entity) => `Use has() for what refers to ${entity}.`,
  hasAttached: (entity) => `Use has() for what refers to ${entity}, and for() for what it refers to.`,
};

function problemOf({ factory, verb, entity, target, relation, candidates }: FactoryRelationFault): string {
  const asked = `${factory} was asked for ${target} by ${verb}()`;
  if (relation !== undefined) {
    return `${asked}, and ${entity} has no relation ${relation} ${LEADS[verb]} that leads to ${target}.`;
  }
  return candidates.length === 0
    ? `${asked}, and ${entity} has no relation ${LEADS[verb]} that leads to ${target}.`
    : `${asked}, and ${entity} has several relations to it: ${candidates.join(', ')}.`;
}

function remedyOf({ verb, entity, target, relation, candidates, nearest }: FactoryRelationFault): string {
  if (nearest !== undefined) {
    return `Did you mean ${nearest}?`;
  }
  if (candidates.length > 0) {
    return relation === undefined
      ? `Name the one that is meant as the last parameter: ${verb}(..., '${candidates[0] ?? ''}').`
      : `Name one of ${candidates.join(', ')}.`;
  }
  return OTHERWISE[verb](entity, target);
}
