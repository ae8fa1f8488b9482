import { Command, Option } from 'nest-commander';

import { toDot, toGraphJson, toMermaid, type GraphNode } from '../migrations/drawing/index.js';
import { MigrationService } from '../migrations/migration.service.js';
import { DatabaseCommand, reaching, type DatabaseCommandOptions } from './database-command.js';
import type { CommandOutput } from './output/command-output.js';
import { drawRevisions } from './output/revision-drawing.js';
import { parseChoice } from './parse.js';

const FORMATS = {
  mermaid: toMermaid,
  dot: toDot,
  json: toGraphJson,
} satisfies Record<string, (nodes: readonly GraphNode[]) => string>;

type Format = keyof typeof FORMATS;

interface GraphCommandOptions extends DatabaseCommandOptions {
  format?: Format;
}

@Command({ name: 'db:graph', description: 'Draw the history, with what is applied, pending and missing' })
export class GraphCommand extends DatabaseCommand<GraphCommandOptions> {
  protected override async execute(
    _: string[],
    { format, json, ...options }: GraphCommandOptions,
    output: CommandOutput,
  ): Promise<void> {
    const migrations = this.context.get(MigrationService);
    if (format === undefined && !json) {
      const revisions = await migrations.history({ database: true, ...reaching(options, output) });
      output.lines(drawRevisions(revisions), 'There are no migrations yet.');
      return;
    }
    const nodes = await migrations.graph(reaching(options, output));
    output.document({ nodes });
    output.line(FORMATS[format ?? 'json'](nodes));
  }

  @Option({ flags: '--format <format>', description: 'write it out as mermaid, dot or json' })
  parseFormat(value: string): Format {
    return parseChoice('--format', value, ['mermaid', 'dot', 'json']);
  }
}
