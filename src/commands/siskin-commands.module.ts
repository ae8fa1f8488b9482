import { Module } from '@nestjs/common';

import { AdoptCommand } from './adopt.command.js';
import { BaselineCommand } from './baseline.command.js';
import { BranchesCommand } from './branches.command.js';
import { CheckCommand } from './check.command.js';
import { CommandContext } from './command-context.js';
import { CreateDatabaseCommand } from './create-database.command.js';
import { DriftCommand } from './drift.command.js';
import { DropDatabaseCommand } from './drop-database.command.js';
import { FreshCommand } from './fresh.command.js';
import { EditCommand } from './edit.command.js';
import { CurrentCommand } from './current.command.js';
import { GraphCommand } from './graph.command.js';
import { HeadsCommand } from './heads.command.js';
import { HistoryCommand } from './history.command.js';
import { InitCommand } from './init.command.js';
import { LintCommand } from './lint.command.js';
import { LintFactoriesCommand } from './lint-factories.command.js';
import { MakeEntityFactoriesCommand } from './make-entity-factories.command.js';
import { MakeFactoryCommand } from './make-factory.command.js';
import { MakeMigrationCommand } from './make-migration.command.js';
import { MakeSeederCommand } from './make-seeder.command.js';
import { MergeCommand } from './merge.command.js';
import { MigrateCommand } from './migrate.command.js';
import { PsqlCommand } from './psql.command.js';
import { RebaseCommand } from './rebase.command.js';
import { RepairCommand } from './repair.command.js';
import { RollbackCommand } from './rollback.command.js';
import { RefreshCommand } from './refresh.command.js';
import { ResetCommand } from './reset.command.js';
import { SeedCommand } from './seed.command.js';
import { ShowDatabaseCommand } from './show-database.command.js';
import { ShowCommand } from './show.command.js';
import { SquashCommand } from './squash.command.js';
import { StampCommand } from './stamp.command.js';
import { StatusCommand } from './status.command.js';
import { WipeCommand } from './wipe.command.js';
import { UnlockCommand } from './unlock.command.js';
import { TableCommand } from './table.command.js';

/** Siskin's commands, for an application that has a nest-commander command line of its own. `nest-cmd` adds it by itself. */
@Module({
  providers: [
    CommandContext,
    MigrateCommand,
    RollbackCommand,
    ResetCommand,
    RefreshCommand,
    FreshCommand,
    WipeCommand,
    StatusCommand,
    MergeCommand,
    RebaseCommand,
    EditCommand,
    CurrentCommand,
    HeadsCommand,
    BranchesCommand,
    HistoryCommand,
    GraphCommand,
    ShowCommand,
    StampCommand,
    AdoptCommand,
    SquashCommand,
    BaselineCommand,
    RepairCommand,
    UnlockCommand,
    CheckCommand,
    LintCommand,
    ShowDatabaseCommand,
    TableCommand,
    CreateDatabaseCommand,
    DriftCommand,
    DropDatabaseCommand,
    PsqlCommand,
    SeedCommand,
    LintFactoriesCommand,
    InitCommand,
    MakeMigrationCommand,
    MakeSeederCommand,
    MakeFactoryCommand,
    MakeEntityFactoriesCommand,
  ],
})
export class SiskinCommandsModule {}
