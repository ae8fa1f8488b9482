import { toStringLiteral } from '../scaffold/names.js';

/**
 * The configuration, with the options that are likely to be changed.
 *
 * @param folder of the sources; another than `src` is named, because it is no default.
 */
export function configSource(folder: string, isModule: boolean): string {
  const here = isModule ? 'import.meta.dirname' : '__dirname';
  const [seeders, factories] =
    folder === 'src' ? ['', ''] : [pathOf(folder, 'seeders'), pathOf(folder, 'factories')];
  return `import { join } from 'node:path';
import type { SiskinOptions } from 'siskin';

export const siskinOptions: SiskinOptions = {
  migrations: {
    // Sources and compiled application alike find their migrations beside this file.
    paths: [join(${here}, 'migrations')],
    // While the application boots: 'migrate' applies what is pending, 'check' refuses to start, 'off' does nothing.
    onBootstrap: 'off',
  },
  seeders: { ${seeders}default: 'DatabaseSeeder' },${factories === '' ? '' : `\n  factories: { ${factories.slice(0, -2)} },`}
};
`;
}

function pathOf(folder: string, name: string): string {
  return `path: ${toStringLiteral(`${folder}/${name}`)}, `;
}
