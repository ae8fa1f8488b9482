import { loadSqlParser, sqlParser } from '../../sql/sql-parser.js';
import { kindOf, type CreatedName } from './created-name.js';
import { namesInCode } from './names-in-code.js';
import { bare, inSchema, named, qualified, relation } from './read-name.js';
import { child, nodes, text, toNode, type Node } from './syntax-tree.js';

const READERS: Readonly<Record<string, (node: Node) => CreatedName[]>> = {
  CreateSchemaStmt: (node) => [
    ...bare('schema', node['schemaname'] ?? child(node, 'authrole')['rolename']),
    ...nodes(node['schemaElts'])
      .flatMap((element) => readNode(element))
      .map((name) => inSchema(name, node['schemaname'])),
  ],
  CreateStmt: (node) => relation(node['relation']),
  CreateForeignTableStmt: (node) => relation(child(node, 'base')['relation']),
  CreateTableAsStmt: (node) => relation(child(node, 'into')['rel']),
  SelectStmt: (node) => relation(child(node, 'intoClause')['rel']),
  ViewStmt: (node) => relation(node['view']),
  CreateSeqStmt: (node) => relation(node['sequence']),
  CreateEnumStmt: (node) => qualified('type', node['typeName']),
  CreateRangeStmt: (node) => qualified('type', node['typeName']),
  CreateDomainStmt: (node) => qualified('type', node['domainname']),
  CompositeTypeStmt: (node) => relation(node['typevar'], 'type'),
  CreateFunctionStmt: (node) => qualified('routine', node['funcname']),
  DefineStmt: (node) => qualified(kindOf(node['kind']), node['defnames']),
  CreateOpClassStmt: (node) => qualified('operator class', node['opclassname']),
  CreateOpFamilyStmt: (node) => qualified('operator family', node['opfamilyname']),
  CreateConversionStmt: (node) => qualified('conversion', node['conversion_name']),
  CreatePublicationStmt: (node) => bare('publication', node['pubname']),
  CreateEventTrigStmt: (node) => bare('event trigger', node['trigname']),
  CreateForeignServerStmt: (node) => bare('server', node['servername']),
  CreateFdwStmt: (node) => bare('foreign-data wrapper', node['fdwname']),
  RenameStmt: (node) => renamed(node).map((name) => ({ ...name, name: text(node['newname']) ?? name.name })),
  AlterObjectSchemaStmt: (node) =>
    subjectOf(node, node['objectType']).map((name) => inSchema(name, node['newschema'], true)),
  DoStmt: (node) =>
    nodes(node['args']).flatMap((item) =>
      namesInCode(text(child(child(child(item, 'DefElem'), 'arg'), 'String')['sval']) ?? ''),
    ),
};

const REVERSE_READERS: typeof READERS = {
  DropStmt: (node) => nodes(node['objects']).flatMap((object) => named(kindOf(node['removeType']), object)),
  RenameStmt: renamed,
  AlterObjectSchemaStmt: (node) => subjectOf(node, node['objectType']),
};

/** The names of what the statements of a migration create, in their order; what can't be read tells nothing. */
export async function createdNames(statements: readonly string[]): Promise<CreatedName[]> {
  await loadSqlParser();
  let path: string | undefined;
  return statements
    .filter((statement) => MAY_CREATE.test(statement))
    .flatMap(parse)
    .flatMap((node) => {
      const names = readNode(node).map((name) => inSchema(name, path));
      path = firstOfPath(node) ?? path;
      return names;
    });
}

/** The names of what a script reverts, as far as it says so: those that are there before it runs. */
export async function revertedNames(script: string): Promise<CreatedName[]> {
  await loadSqlParser();
  return parse(script).flatMap((node) => readNode(node, REVERSE_READERS));
}

/** Most statements need not be parsed. */
const MAY_CREATE = /\b(?:create|alter|into|search_path|do)\b/i;

function parse(statements: string): Node[] {
  try {
    return nodes(sqlParser().parseSync(statements).stmts).map((statement) => child(statement, 'stmt'));
  } catch {
    return [];
  }
}

/** The schema that a migration sets, in which it then creates what it names without one. */
function firstOfPath(node: Node): string | undefined {
  const set = child(node, 'VariableSetStmt');
  const [first] = set['name'] === 'search_path' ? nodes(set['args']) : [];
  return first && text(child(child(first, 'A_Const'), 'sval')['sval']);
}

function readNode(node: Node, readers = READERS): CreatedName[] {
  return Object.entries(node).flatMap(([type, value]) => readers[type]?.(toNode(value)) ?? []);
}

function renamed(node: Node): CreatedName[] {
  const { renameType } = node;
  return renameType === 'OBJECT_SCHEMA' ? bare('schema', node['subname']) : subjectOf(node, renameType);
}

/** What is renamed or moved. */
function subjectOf(node: Node, type: unknown): CreatedName[] {
  const kind = kindOf(type);
  if (kind === undefined) {
    return [];
  }
  return node['relation'] === undefined
    ? named(kind, toNode(node['object']))
    : relation(node['relation'], kind);
}
