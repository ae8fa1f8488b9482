import { drawAcross, drawCells, type Connector } from './connector.js';
import type { Step } from './lay-out.js';
import { drawLanes, type Rails } from './rails.js';

const GLYPHS = Array.from(" '.|-'.+-'.+-'.+");
const LANE = '|';

/** What git draws: `|\`, `|/`, `| |_|/`. Where it would move lanes aside, a row goes across them: `+-|-.`. */
export const asciiRails: Rails = {
  mark: '*',
  drawRevision,
  drawBeside: ({ beside }) => drawLanes(beside, LANE),
  drawConnector(connector) {
    if (isSlanted(connector)) {
      return [drawSlanted(connector)];
    }
    return isFarEnd(connector) ? drawFarEnd(connector) : [drawAcross(connector, GLYPHS)];
  },
};

/** Git: an octopus spreads its arms in its own row, `*-.`, which the row below continues, `|\ \`. */
function drawRevision({ column, beside, connectors }: Step, mark: string): string {
  const [first] = connectors;
  const tip =
    first && first.opened.length > 1 && isSlanted(first) ? column + first.opened.length - 1 : column;
  return drawCells(
    Math.max(beside.length, tip + 1),
    (at) => (at === column ? mark : at > column && at <= tip ? (at < tip ? '-' : '.') : laneAt(beside, at)),
    (at) => (at >= column && at < tip ? '-' : ' '),
  );
}

/** Whether everything that it reaches is next to it, or next to that and new. */
function isSlanted({ at, opened, joined }: Connector): boolean {
  return opened.every((column, i) => column === at + 1 + i) && joined.every((to) => Math.abs(to - at) === 1);
}

function drawSlanted({ at, opened, joined, running }: Connector): string {
  const last = joined.includes(at + 1) ? at : at + opened.length - 1;
  return drawCells(
    Math.max(running.length, last + 1),
    (column) => (opened.includes(column) ? ' ' : laneAt(running, column)),
    (column) =>
      column >= at && column <= last ? '\\' : column === at - 1 && joined.includes(column) ? '/' : ' ',
  );
}

/** Whether a line ends in one lane further to the left. */
function isFarEnd({ continues, opened, joined }: Connector): boolean {
  return !continues && opened.length === 0 && joined.length === 1;
}

/** Under the lanes between with `_`, then down into the goal. */
function drawFarEnd({ at, joined, running }: Connector): string[] {
  const [goal = 0] = joined;
  const isBetween = (column: number) => column > goal && column < at;
  const cell = (column: number) => laneAt(running, column);
  return [
    drawCells(
      Math.max(running.length, at),
      (column) => (isBetween(column) && !running[column] ? '_' : cell(column)),
      (column) => (column === at - 1 ? '/' : isBetween(column) ? '_' : ' '),
    ),
    drawCells(running.length, cell, (column) => (column === goal ? '/' : ' ')),
  ];
}

function laneAt(running: readonly boolean[], column: number): string {
  return running[column] ? LANE : ' ';
}
