import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { REPOSITORY } from '../fixtures/folders.ts';
import { anchorOf } from './page.js';

async function pages(): Promise<string[]> {
  const docs = (await readdir(join(REPOSITORY, 'docs'))).map((name) => `docs/${name}`);
  return ['README.md', 'examples/blog/README.md', ...docs.filter((name) => name.endsWith('.md'))];
}

async function read(page: string): Promise<string> {
  return (await readFile(join(REPOSITORY, page), 'utf8')).replaceAll(/^```[^]*?^```/gm, '');
}

async function anchors(page: string): Promise<string[]> {
  return [...(await read(page)).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => anchorOf(title));
}

/** Links within the repository; a line break may stand in a link's text. */
function links(text: string): string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));
}

async function isThere(page: string, link: string): Promise<boolean> {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? page : join(dirname(page), path);
  return (
    existsSync(join(REPOSITORY, target)) && (anchor === undefined || (await anchors(target)).includes(anchor))
  );
}

describe('The guide', () => {
  it('has no link that leads nowhere', async () => {
    const broken: string[] = [];
    let followed = 0;
    for (const page of await pages()) {
      for (const link of links(await read(page))) {
        followed += 1;
        if (!(await isThere(page, link))) {
          broken.push(`${page}: ${link}`);
        }
      }
    }
    expect(broken).toEqual([]);
    expect(followed).toBeGreaterThan(30);
  });
});
