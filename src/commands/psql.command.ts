import { Command } from 'nest-commander';

import { DatabaseService } from '../database/database.service.js';
import { SiskinCommand } from './siskin-command.js';

@Command({
  name: 'db:psql',
  arguments: '[args...]',
  argsDescription: { args: 'for psql, after a --, such as: db:psql -- -c "select 1"' },
  description: 'Open psql on the database',
})
export class PsqlCommand extends SiskinCommand {
  protected override readonly without = ['all'] as const;

  protected override async execute(args: string[]): Promise<number> {
    return this.context.get(DatabaseService).psql(args);
  }
}
