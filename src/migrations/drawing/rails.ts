import { drawCells, type Connector } from './connector.js';
import type { Step } from './lay-out.js';

/** The characters of a drawing. */
export interface Rails {
  /** The mark of a revision where the caller has no other. */
  readonly mark: string;
  drawRevision(step: Step, mark: string): string;
  /** The lanes beside a revision alone. */
  drawBeside(step: Step): string;
  /** One line or more. */
  drawConnector(connector: Connector): string[];
}

export function drawLanes(running: readonly boolean[], lane: string): string {
  return drawCells(
    running.length,
    (column) => (running[column] ? lane : ' '),
    () => ' ',
  );
}
