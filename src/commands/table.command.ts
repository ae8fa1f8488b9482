import { Command } from 'nest-commander';

import { DatabaseService } from '../database/database.service.js';
import { parseQuoted } from '../database/quoted-name.js';
import { listNames } from '../errors/list-names.js';
import { UsageError } from '../errors/usage.error.js';
import type { CommandOutput } from './output/command-output.js';
import { tableLines } from './output/table-lines.js';
import { SiskinCommand, type CommonOptions } from './siskin-command.js';

@Command({
  name: 'db:table',
  arguments: '[name]',
  argsDescription: { name: 'a table or a view: name or schema.name' },
  description: 'Show the columns, indexes, constraints and foreign keys of a table',
})
export class TableCommand extends SiskinCommand {
  protected override async execute([name]: string[], _: CommonOptions, output: CommandOutput): Promise<void> {
    const database = this.context.get(DatabaseService);
    if (name === undefined) {
      throw nameNeeded(await database.tableNames());
    }
    const table = await database.describeTable(parseQuoted(name));
    output.document(table);
    tableLines(table).forEach((line) => output.line(line));
  }
}

function nameNeeded(known: readonly string[]): UsageError {
  return new UsageError(
    'db:table takes the name of a table or a view.',
    known.length === 0
      ? 'The database has none yet: `nest-cmd db:migrate` makes them.'
      : `There are ${listNames(known)}.`,
  );
}
