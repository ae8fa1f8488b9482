import { ReferenceKind, type EntityMetadata, type EntityProperty } from '@mikro-orm/core';

/** Where the class of an entity is imported from, as seen from the file of the factory. */
export type ImportPath = (entity: EntityMetadata) => string;

/**
 * The source of a factory for an entity: a value for each property that the entity can't do without. What no rule
 * covers is left out, so that the compiler asks for it.
 */
export function factorySource(meta: EntityMetadata, importPath: ImportPath): string {
  const attributes = meta.props
    .filter(isRequired)
    .map((property) => ({ property, value: valueOf(property) }));
  const lines = attributes.map(({ property, value }) => toLine(property, value));
  const related = meta.props.filter(isRequired).flatMap(({ targetMeta }) => targetMeta ?? []);
  const used = ['faker', 'sequence', 'factories'].filter((name) => lines.some((line) => line.includes(name)));
  const imported = new Map([meta, ...related].map((entity) => [entity.className, importPath(entity)]));
  return `import { EntityFactory, Factory, type Definition, type FactoryContext } from 'siskin';

${[...imported].map(([name, path]) => `import { ${name} } from '${path}';`).join('\n')}

@Factory(${meta.className})
export class ${meta.className}Factory extends EntityFactory<${meta.className}> {
  definition({ ${used.join(', ')} }: FactoryContext): Definition<${meta.className}> {
    return {
${lines.map((line) => `      ${line}`).join('\n')}
    };
  }
}
`;
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

function toLine({ name, type }: EntityProperty, value: string | undefined): string {
  return value === undefined ? `// ${name}: a value of type ${type},` : `${name}: ${value},`;
}

function valueOf(property: EntityProperty): string | undefined {
  if (property.targetMeta !== undefined) {
    return `factories.of(${property.targetMeta.className})`;
  }
  if (property.enum) {
    return `faker.helpers.arrayElement(${JSON.stringify(property.items ?? []).replaceAll('"', "'")})`;
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
