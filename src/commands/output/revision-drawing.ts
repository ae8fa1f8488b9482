import { drawHistory } from '../../migrations/drawing/index.js';
import type { RevisionInfo } from '../../migrations/revision-info.js';
import { paint } from './command-output.js';
import { toLine } from './revision-lines.js';

/** The revisions, newest first, with the graph that they form to their left: one column a branch. */
export function drawRevisions(infos: readonly RevisionInfo[]): string[] {
  const byRevision = new Map(infos.map((info) => [info.revision, info]));
  const drawn = infos.map(({ revision: id, parents, dependsOn }) => ({ id, parents, dependsOn }));
  return drawHistory(drawn, { mark: (id) => markOf(byRevision.get(id)) }).map(({ rail, revision = '' }) => {
    const info = byRevision.get(revision);
    return info === undefined ? rail : `${rail} ${toLine(info)}${dependencies(info)}`;
  });
}

/** A pending revision is hollow, once the database was asked. */
function markOf(info?: RevisionInfo): string {
  switch (info?.database?.state) {
    case 'applied':
      return paint('green', '●');
    case 'skipped':
    case 'deleted':
      return paint('dim', '●');
    case 'missing':
      return paint('red', '●');
    case 'running':
    case 'reverting':
      return paint('blue', '◐');
    case 'pending':
      return paint('yellow', '○');
    case 'changed':
      return paint('yellow', '●');
    default:
      return '●';
  }
}

function dependencies({ dependsOn }: RevisionInfo): string {
  return dependsOn.length === 0 ? '' : paint('dim', ` (depends on ${dependsOn.join(', ')})`);
}
