import { UnknownFileFormatError } from '../../errors/unknown-file-format.error.js';

export type FileFormat = 'csv' | 'tsv' | 'json' | 'ndjson' | 'yaml' | 'sql';

const FORMATS = new Map<string, FileFormat>([
  ['csv', 'csv'],
  ['tsv', 'tsv'],
  ['json', 'json'],
  ['ndjson', 'ndjson'],
  ['jsonl', 'ndjson'],
  ['yaml', 'yaml'],
  ['yml', 'yaml'],
  ['sql', 'sql'],
]);
const COMPRESSED = /\.gz$/i;

/** The format that the extension tells, also before `.gz`. @throws UnknownFileFormatError */
export function formatOf(file: string): FileFormat {
  const [, extension = ''] = /\.([^./\\]+)$/.exec(file.replace(COMPRESSED, '')) ?? [];
  const format = FORMATS.get(extension.toLowerCase());
  if (format === undefined) {
    throw new UnknownFileFormatError(file);
  }
  return format;
}

export function isCompressed(file: string): boolean {
  return COMPRESSED.test(file);
}

/** Whether values have types of their own, rather than all being texts. */
export function hasTypes(format: FileFormat): boolean {
  return format === 'json' || format === 'ndjson' || format === 'yaml';
}
