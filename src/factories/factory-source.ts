import type { EntityMetadata } from '@mikro-orm/core';

import { statesOf } from './factory-states.js';
import { inferEntity } from './inference/index.js';
import { printKey } from './inference/print-literal.js';

/** Where an entity is imported from, as seen from the file of the factory. */
export type ImportPath = (entity: EntityMetadata) => string;

/**
 * The source of a factory for an entity: what would be inferred for it if it had none, as a file to edit, with a state for
 * each value of its enums. What can't be written is left out with a comment, so that the compiler asks for it.
 */
export function factorySource(meta: EntityMetadata, importPath: ImportPath): string {
  const attributes = attributesOf(meta);
  const sources = attributes.flatMap(({ source }) => source ?? []);
  const lines = attributes.map(({ name, source }) => `      ${toLine(name, source)}\n`).join('');
  const body = lines === '' ? '    return {};' : `    return {\n${lines}    };`;
  const type = isClass(meta) ? meta.className : `InferEntity<typeof ${meta.className}>`;
  return `${imports(meta, attributes, importPath).join('\n')}

@Factory(${meta.className})
export class ${meta.className}Factory extends EntityFactory<${type}> {
  definition(${parameter(sources)}): Definition<${type}> {
${body}
  }
${statesOf(meta, isClass(meta)).join('')}}
`;
}

interface Attribute {
  readonly name: string;
  /** Undefined where there is no expression for it. */
  readonly source?: string;
  readonly target?: EntityMetadata;
}

function attributesOf(meta: EntityMetadata): Attribute[] {
  return inferEntity(meta).properties.flatMap((property): Attribute[] => {
    switch (property.kind) {
      case 'left out':
        return [];
      case 'unknown':
        return [{ name: property.name }];
      default:
        return [property];
    }
  });
}

function toLine(name: string, source: string | undefined): string {
  return source === undefined ? `// ${name}: …,` : `${printKey(name)}: ${source},`;
}

/** MikroORM knows the file of a class with decorators; the type of a schema has to be inferred. */
function isClass({ path }: EntityMetadata): boolean {
  return Boolean(path);
}

function imports(meta: EntityMetadata, attributes: readonly Attribute[], importPath: ImportPath): string[] {
  const entities = [meta, ...attributes.flatMap(({ target }) => target ?? [])];
  const byName = new Map(entities.map((entity) => [entity.className, importPath(entity)]));
  const cuts = attributes.some(({ source }) => source?.includes('cutAtWord('));
  const names = [
    'EntityFactory',
    'Factory',
    ...(cuts ? ['cutAtWord'] : []),
    'type Definition',
    'type FactoryContext',
  ];
  return [
    ...(isClass(meta) ? [] : ["import type { InferEntity } from '@mikro-orm/core';"]),
    `import { ${names.join(', ')} } from 'siskin';`,
    '',
    ...[...byName].map(([name, path]) => `import { ${name} } from '${path}';`),
  ];
}

/** What the attributes use of the context. */
function parameter(sources: readonly string[]): string {
  const used = ['faker', 'sequence', 'factories'].filter((name) =>
    sources.some((source) => new RegExp(`(?<!['.\\w])${name}\\b(?!':)`).test(source)),
  );
  return used.length === 0 ? '_: FactoryContext' : `{ ${used.join(', ')} }: FactoryContext`;
}
