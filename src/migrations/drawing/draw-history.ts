import { asciiRails } from './ascii-rails.js';
import { boxRails } from './box-rails.js';
import { layOut, type DrawnRevision, type Step } from './lay-out.js';
import type { Rails } from './rails.js';

export interface DrawOptions {
  /** Characters as git draws them, for terminals without Unicode. Default: false. */
  ascii?: boolean;
  /** One character for a revision, which may be coloured. Default: `●`, or `*` with `ascii`. */
  mark?: (id: string) => string;
}

/** A line of the drawing, without spaces at its end. */
export interface DrawnLine {
  readonly rail: string;
  /** The revision that is marked on it; absent where it only connects others. */
  readonly revision?: string;
}

/**
 * Draws a history as `git log --graph` does, one column a branch.
 *
 * Each revision has one line, in the order given. Lines lead from it to all of its parents that come later and to
 * nothing else; what stands above is never touched by what follows. To a parent that does not come later no line leads.
 *
 * @param revisions children before their parents, each once, as RevisionGraph.history() lists them.
 */
export function drawHistory(revisions: readonly DrawnRevision[], options: DrawOptions = {}): DrawnLine[] {
  const rails = options.ascii ? asciiRails : boxRails;
  const { mark = () => rails.mark } = options;
  const lines: DrawnLine[] = [];
  for (const step of layOut(revisions)) {
    lines.push(...drawStep(rails, step, mark(step.id)));
  }
  return lines;
}

function drawStep(rails: Rails, step: Step, mark: string): DrawnLine[] {
  return [
    ...(step.isApart ? [{ rail: rails.drawBeside(step) }] : []),
    { rail: rails.drawRevision(step, mark), revision: step.id },
    ...step.connectors.flatMap((connector) => rails.drawConnector(connector)).map((rail) => ({ rail })),
  ];
}
