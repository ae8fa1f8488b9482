import { escapeIdentifier } from 'pg';

import { LAYOUT, layoutSteps, STATE_CHECK_QUERY, type LayoutStep } from '../../execution/ledger-layout.js';
import { metaStatements } from '../../execution/ledger-meta.js';
import { quoteString } from '../../operations/literal.js';
import type { LedgerPlace } from '../ledger-place.js';
import { bind, Expression } from '../psql/bind.js';
import { ask, ensure, when } from '../psql/conditions.js';

/** Creates the ledger where it is missing, and brings one up to date that an earlier release has made, as a run does. */
export function ensureLedger(place: LedgerPlace): string[] {
  const { ledger, meta } = place;
  const steps = layoutSteps(ledger.name);
  const { create, write } = metaStatements(meta.name);
  return [
    'begin;',
    ...ensureSchema(place),
    ask(`select ${steps.map((step) => lacks(step, ledger.text)).join(',\n       ')}`),
    ...steps.flatMap((step) => when(variable(step), takeStep(step, ledger.text))),
    'set local client_min_messages to warning;',
    `${create};`,
    `${bind(write, [LAYOUT, null])};`,
    'commit;',
  ];
}

/** For a script that begins somewhere else: makes sure that there is a ledger. */
export function ensureLedgerThere({ ledger }: LedgerPlace): string[] {
  return ensure(`to_regclass(${ledger.text}) is not null`, {
    problem: 'There is no ledger of migrations, and the script does not begin at the base.',
    remedy:
      'Choose the database that it was made for, or take a script from the base: nest-cmd db:migrate --sql',
  });
}

function ensureSchema({ schema }: LedgerPlace): string[] {
  if (schema === undefined) {
    return [];
  }
  const exists = `exists (select from pg_namespace where nspname = ${quoteString(schema)})`;
  return [
    ask(`select not ${exists} as siskin_lacks_schema`),
    ...when('siskin_lacks_schema', [`create schema ${escapeIdentifier(schema)};`]),
  ];
}

function variable({ column }: LayoutStep): string {
  return `siskin_lacks_${column}`;
}

function lacks(step: LayoutStep, ledger: string): string {
  return `not exists (select from pg_attribute where attrelid = to_regclass(${ledger}) and attname = ${quoteString(step.column)} and not attisdropped) as ${variable(step)}`;
}

function takeStep({ replacesCheck, statements }: LayoutStep, ledger: string): string[] {
  const terminated = statements(replacesCheck ? ':siskin_drop_check' : '').map(
    (statement) => `${statement};`,
  );
  const check = bind(STATE_CHECK_QUERY, [new Expression(ledger)]);
  return replacesCheck
    ? [
        ask(
          `select coalesce((select 'drop constraint ' || name || ',' from (${check}) as present), '') as siskin_drop_check`,
        ),
        ...terminated,
      ]
    : terminated;
}
