import { relative } from 'node:path';

import type { RevisionInfo } from '../../migrations/revision-info.js';
import { paint } from './command-output.js';
import { formatDuration, formatTime } from './duration.js';

/** One line, such as `8f31c09e6d5a add_phone (shop) (head) (current)`. */
export function toLine(info: RevisionInfo): string {
  return [paint('yellow', info.revision), info.name, ...marksOf(info)].join(' ');
}

/** What `--verbose` and `db:show` print: a block for each revision, with an empty line between them. */
export function toBlocks(infos: readonly RevisionInfo[]): string[] {
  return infos.flatMap((info, i) => [...(i === 0 ? [] : ['']), ...toBlock(info)]);
}

function toBlock(info: RevisionInfo): string[] {
  const { revision, name, file, parents, dependsOn, replaces, children, branches, database } = info;
  const facts: [string, string][] = [
    ['Revision', [paint('yellow', revision), ...marksOf(info)].join(' ')],
    ['Name', name],
    [parents.length > 1 ? 'Merges' : 'Parent', parents.join(', ') || '(base)'],
    ['Depends on', dependsOn.join(', ')],
    ['Replaces', replaces.join(', ')],
    ['Branches into', children.length > 1 ? children.join(', ') : ''],
    ['On branches', branches.join(', ')],
    ['File', file === null ? '(missing)' : relative(process.cwd(), file)],
    ['Applied', database === null ? '' : describeApplied(database)],
  ];
  return facts.filter(([, value]) => value !== '').map(([key, value]) => `${`${key}:`.padEnd(15)}${value}`);
}

function marksOf({ labels, isHead, parents, children, database }: RevisionInfo): string[] {
  const isMissing = database?.state === 'missing' || database?.state === 'deleted';
  const marks = [
    labels.length > 0 ? paint('cyan', `(${labels.join(', ')})`) : '',
    database?.isCurrent && !isMissing ? paint('green', '(current)') : '',
    isMissing ? paint('red', '(file missing)') : '',
    isHead ? '(head)' : '',
    children.length > 1 ? '(branchpoint)' : '',
    parents.length > 1 ? '(mergepoint)' : '',
  ];
  return marks.filter((mark) => mark !== '');
}

function describeApplied({
  appliedAt,
  batch,
  durationMs,
  appliedBy,
}: NonNullable<RevisionInfo['database']>): string {
  if (appliedAt === null) {
    return 'no';
  }
  return `${formatTime(appliedAt)} in ${formatDuration(durationMs ?? 0)} by ${appliedBy}, batch ${batch}`;
}
