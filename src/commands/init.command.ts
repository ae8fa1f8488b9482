import { Command } from 'nest-commander';

import type { InitPlan } from '../init/init-plan.js';
import { planInit } from '../init/plan-init.js';
import { writeInit } from '../init/write-init.js';
import { findPackageRoot } from './nest-cmd/package-root.js';
import { ask } from './output/ask.js';
import type { CommandOutput } from './output/command-output.js';
import { formatCount } from './output/duration.js';
import { fileDifference } from './output/file-difference.js';
import { SiskinCommand, type CommonOptions } from './siskin-command.js';

interface InitCommandOptions extends CommonOptions {
  module?: string;
}

@Command({
  name: 'db:init',
  description: 'Set up Siskin in an application: its module, a configuration, folders and a first seeder',
})
export class InitCommand extends SiskinCommand<InitCommandOptions> {
  protected override readonly without = ['all', 'database'] as const;

  protected override async execute(
    _: string[],
    { module, force, interaction }: InitCommandOptions,
    output: CommandOutput,
  ): Promise<number> {
    const { folder, settings } = findPackageRoot(process.cwd());
    const plan = await planInit({ root: folder, module: module ?? settings.module });
    for (const change of plan.changes) {
      output.lines(await fileDifference(change));
    }
    const isAgreed =
      plan.changes.length === 0 || (await ask(question(plan), 'db:init', { force, interaction }));
    if (isAgreed) {
      await writeInit(folder, plan);
    }
    output.document({ ...plan, written: isAgreed });
    output.lines(isAgreed ? summary(plan) : ['Nothing was written.']);
    return isAgreed ? 0 : 1;
  }
}

function question({ changes }: InitPlan): string {
  const changed = changes.filter(({ before }) => before !== undefined).map(({ path }) => `change ${path}`);
  const created = changes.length - changed.length;
  const write = created === 0 ? [] : [`write ${formatCount(created, 'file')}`];
  const text = [...changed, ...write].join(' and ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}?`;
}

function summary({ changes, module }: InitPlan): string[] {
  if (changes.length === 0) {
    return [`Everything is in place: ${module} imports SiskinModule.`];
  }
  return [
    `Siskin is set up in ${module}. Next:`,
    '  nest-cmd make:migration create_users',
    '  nest-cmd db:migrate',
  ];
}
