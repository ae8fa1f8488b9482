import { Command, Option } from 'nest-commander';

import { DatabaseService } from '../database/database.service.js';
import type { CommandOutput } from './output/command-output.js';
import { databaseLines } from './output/database-lines.js';
import { parseNames } from './parse.js';
import { SiskinCommand, type CommonOptions } from './siskin-command.js';

interface ShowDatabaseOptions extends CommonOptions {
  schema?: string[];
  counts?: boolean;
  views?: boolean;
  types?: boolean;
}

@Command({ name: 'db:show-database', description: 'Show the server and the tables with their sizes' })
export class ShowDatabaseCommand extends SiskinCommand<ShowDatabaseOptions> {
  protected override async execute(
    _: string[],
    { schema: schemas, counts, views, types }: ShowDatabaseOptions,
    output: CommandOutput,
  ): Promise<void> {
    const description = await this.context
      .get(DatabaseService)
      .describeDatabase({ schemas, counts, views, types });
    output.document(description);
    databaseLines(description).forEach((line) => output.line(line));
  }

  @Option({ flags: '--schema <name>', description: 'of this schema only, may be repeated' })
  parseSchema(value: string, before?: string[]): string[] {
    return parseNames('--schema', value, before);
  }

  @Option({ flags: '--counts', description: 'count the rows, which reads every table' })
  parseCounts(): boolean {
    return true;
  }

  @Option({ flags: '--views', description: 'list views, too' })
  parseViews(): boolean {
    return true;
  }

  @Option({ flags: '--types', description: 'list enums, domains, composite types and ranges, too' })
  parseTypes(): boolean {
    return true;
  }
}
