import { drawAcross, drawCells } from './connector.js';
import { drawLanes, type Rails } from './rails.js';

const GLYPHS = Array.from(' ╵╷│╴╯╮┤╶╰╭├─┴┬┼');
const LANE = '│';

/** Lines and rounded corners, which every font of a terminal has. */
export const boxRails: Rails = {
  mark: '●',
  drawRevision: ({ column, beside }, mark) =>
    drawCells(
      Math.max(beside.length, column + 1),
      (at) => (at === column ? mark : beside[at] ? LANE : ' '),
      () => ' ',
    ),
  drawBeside: ({ beside }) => drawLanes(beside, LANE),
  drawConnector: (connector) => [drawAcross(connector, GLYPHS)],
};
