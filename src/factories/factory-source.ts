import { ReferenceKind, type EntityMetadata, type EntityProperty } from '@mikro-orm/core';

import { toStringLiteral } from '../scaffold/names.js';

/** Where an entity is imported from, as seen from the file of the factory. */
export type ImportPath = (entity: EntityMetadata) => string;

/**
 * The source of a factory for an entity: a value for each property that the entity can't do without. What no rule
 * covers is left out, so that the compiler asks for it.
 */
export function factorySource(meta: EntityMetadata, importPath: ImportPath): string {
  const required = meta.props.filter(isRequired);
  const attributes = required.map((property) => `      ${toLine(property, valueOf(property))}\n`).join('');
  const body = attributes === '' ? '    return {};' : `    return {\n${attributes}    };`;
  const type = isClass(meta) ? meta.className : `InferEntity<typeof ${meta.className}>`;
  return `${imports(meta, required, importPath).join('\n')}

@Factory(${meta.className})
export class ${meta.className}Factory extends EntityFactory<${type}> {
  definition(${parameter(body)}): Definition<${type}> {
${body}
  }
}
`;
}

/** MikroORM knows the file of a class with decorators; the type of a schema has to be inferred. */
function isClass({ path }: EntityMetadata): boolean {
  return Boolean(path);
}

function imports(
  meta: EntityMetadata,
  required: readonly EntityProperty[],
  importPath: ImportPath,
): string[] {
  const entities = [meta, ...required.flatMap(({ targetMeta }) => targetMeta ?? [])];
  const byName = new Map(entities.map((entity) => [entity.className, importPath(entity)]));
  return [
    ...(isClass(meta) ? [] : ["import type { InferEntity } from '@mikro-orm/core';"]),
    "import { EntityFactory, Factory, type Definition, type FactoryContext } from 'siskin';",
    '',
    ...[...byName].map(([name, path]) => `import { ${name} } from '${path}';`),
  ];
}

/** What the attributes use of the context. */
function parameter(body: string): string {
  const used = ['faker', 'sequence', 'factories'].filter((name) => body.includes(name));
  return used.length === 0 ? '_: FactoryContext' : `{ ${used.join(', ')} }: FactoryContext`;
}

const OWNED = [ReferenceKind.SCALAR, ReferenceKind.MANY_TO_ONE];

/** What has to be given, since neither the entity nor the database fills it in. */
function isRequired(property: EntityProperty): boolean {
  const isFilled =
    property.primary ||
    property.nullable ||
    property.version ||
    property.persist === false ||
    property.onCreate !== undefined ||
    property.default !== undefined ||
    property.defaultRaw !== undefined ||
    property.generated !== undefined ||
    property.formula !== undefined;
  const isOwned =
    OWNED.includes(property.kind) || (property.kind === ReferenceKind.ONE_TO_ONE && property.owner);
  return !isFilled && isOwned;
}

function toLine({ name }: EntityProperty, value: string | undefined): string {
  return value === undefined ? `// ${name}: …,` : `${name}: ${value},`;
}

function valueOf(property: EntityProperty): string | undefined {
  if (property.targetMeta !== undefined) {
    return `factories.of(${property.targetMeta.className})`;
  }
  if (property.enum) {
    const items = (property.items ?? []).map((item) =>
      typeof item === 'string' ? toStringLiteral(item) : item,
    );
    return `faker.helpers.arrayElement([${items.join(', ')}])`;
  }
  return property.runtimeType === 'string' ? textOf(property) : VALUES[property.runtimeType];
}

const VALUES: Partial<Record<string, string>> = {
  number: 'faker.number.int({ max: 1_000 })',
  bigint: 'faker.number.bigInt({ max: 1_000n })',
  boolean: 'faker.datatype.boolean()',
  Date: 'faker.date.past()',
};

function textOf({ name, type, unique, length = Infinity }: EntityProperty): string {
  if (/email/i.test(name)) {
    return '`user${sequence}@example.com`';
  }
  if (unique || /slug/i.test(name)) {
    return `\`${name}-\${sequence}\``;
  }
  if (/name$/i.test(name) && length >= 60) {
    return 'faker.person.fullName()';
  }
  if (type === 'text') {
    return 'faker.lorem.paragraph()';
  }
  return length < 60
    ? `faker.lorem.word({ length: { min: 1, max: ${Math.min(length, 10)} } })`
    : 'faker.lorem.words(3)';
}
