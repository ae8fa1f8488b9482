import type { RevisionNode } from '../../src/migrations/graph/index.js';

/** Reads `'a1 b1<a1 m<b1&c1~x[label]'`: parents after `<`, dependencies after `~`, labels in brackets. */
export function readRevisions(text: string): RevisionNode[] {
  return text.split(' ').map((word) => {
    const [, id = '', parents, dependsOn, labels] =
      /^([^<~[]*)(?:<([^~[]*))?(?:~([^[]*))?(?:\[(.*)\])?$/.exec(word) ?? [];
    return { id, parents: list(parents), dependsOn: list(dependsOn), labels: list(labels) };
  });
}

function list(names: string | undefined): string[] {
  return names === undefined ? [] : names.split('&');
}
