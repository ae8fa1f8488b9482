import type { ConstraintDefinition } from '../../../../operations/constraints/constraint-definition.js';
import type { IndexDefinition } from '../../../../operations/indexes/index-definition.js';
import type { SqlText } from '../../../../operations/sql-text.js';

/** What a constraint or an index is made of. */
export interface Parts {
  readonly columns: readonly string[];
  readonly expressions: readonly SqlText[];
}

export function partsOfConstraint(constraint: ConstraintDefinition): Parts {
  switch (constraint.type) {
    case 'check':
      return { columns: [], expressions: [constraint.expression] };
    case 'exclusion':
      return partsOfElements(constraint.elements, constraint.where);
    case 'foreignKey':
      return { columns: constraint.columns, expressions: [] };
    default:
      return { columns: [...constraint.columns, ...(constraint.include ?? [])], expressions: [] };
  }
}

export function partsOfIndex({ columns, include = [], where }: IndexDefinition): Parts {
  const elements = columns.map((column) => (typeof column === 'string' ? { column } : column));
  const { columns: names, expressions } = partsOfElements(elements, where);
  return { columns: [...names, ...include], expressions };
}

type Element = { readonly column?: string | undefined } | { readonly expression?: SqlText };

function partsOfElements(elements: readonly Element[], where: SqlText | undefined): Parts {
  const expressions = elements.flatMap((element) =>
    'expression' in element && element.expression !== undefined ? [element.expression] : [],
  );
  const columns = elements.flatMap((element) =>
    'column' in element && element.column !== undefined ? [element.column] : [],
  );
  return { columns, expressions: [...expressions, ...(where === undefined ? [] : [where])] };
}
