import { SiskinError } from './siskin.error.js';

/** One fault of the revision graph: the revision whose file holds it, and what is wrong there. */
export interface GraphFault {
  revision: string;
  file?: string;
  /** Counted from 1; absent where it is not known. */
  line?: number;
  problem: string;
}

/** The revisions don't form a graph that can be planned. All faults are reported together. */
export class InvalidGraphError extends SiskinError {
  readonly code = 'SISKIN_INVALID_GRAPH';

  constructor(readonly faults: readonly GraphFault[]) {
    super({
      problem: [
        'The migrations do not form a history:',
        ...faults.map((fault) => `- ${describePlace(fault)}: ${fault.problem}`),
      ].join('\n'),
      remedy: 'Mend revision, parents, labels, dependsOn and replaces in the migrations named.',
    });
  }
}

function describePlace({ revision, file, line }: GraphFault): string {
  if (file === undefined) {
    return revision;
  }
  return `${revision} (${line === undefined ? file : `${file}:${line}`})`;
}
