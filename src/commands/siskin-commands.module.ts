import { Module } from '@nestjs/common';

import { CommandContext } from './command-context.js';
import { EditCommand } from './edit.command.js';
import { MakeFactoryCommand } from './make-factory.command.js';
import { MakeMigrationCommand } from './make-migration.command.js';
import { MakeSeederCommand } from './make-seeder.command.js';
import { MergeCommand } from './merge.command.js';
import { MigrateCommand } from './migrate.command.js';
import { RebaseCommand } from './rebase.command.js';
import { RollbackCommand } from './rollback.command.js';
import { SeedCommand } from './seed.command.js';
import { StatusCommand } from './status.command.js';

/** Siskin's commands, for an application that has a nest-commander command line of its own. `nest-cmd` adds it by itself. */
@Module({
  providers: [
    CommandContext,
    MigrateCommand,
    RollbackCommand,
    StatusCommand,
    MergeCommand,
    RebaseCommand,
    EditCommand,
    SeedCommand,
    MakeMigrationCommand,
    MakeSeederCommand,
    MakeFactoryCommand,
  ],
})
export class SiskinCommandsModule {}
