import type { LedgerClosing } from '../../execution/ledger.js';
import { GONE, goneParameters } from '../../repeatable/find-gone.js';
import { needsOf, reaches } from '../../repeatable/order-repeatables.js';
import type { Repeatable } from '../../repeatable/repeatable.js';
import { quoteLiteral } from '../../operations/literal.js';
import { bind, Expression } from '../psql/bind.js';
import { ask, when } from '../psql/conditions.js';
import type { ScriptContext } from '../script-context.js';
import { EntryLines } from './entry.js';
import { resetSession, resumeRole, setTimeouts } from './session.js';
import { inTransaction } from './transactional.js';

/** A repeatable migration as the script holds it. */
export interface PreparedRepeatable extends Repeatable {
  name: string;
  lines: readonly string[];
  closing: Omit<LedgerClosing, 'durationMs'>;
}

/** Runs again what the ledger has otherwise, or what is not there any more, as a run does: undone first where it can be. */
export function runRepeatables(repeatables: readonly PreparedRepeatable[], context: ScriptContext): string[] {
  if (repeatables.length === 0) {
    return [];
  }
  const due = (repeatable: PreparedRepeatable) => `siskin_due_${repeatables.indexOf(repeatable) + 1}`;
  const work = [
    setTimeouts(context, 'local'),
    askDue(repeatables, context, due),
    ...repeatables.toReversed().flatMap((one) => when(due(one), [undo(one, context)])),
    ...repeatables.flatMap((one) => when(due(one), run(one, context))),
  ];
  return [...resetSession(context.identity), ...inTransaction(work, context)];
}

/** Undoes all of them, whatever they are, where no other migration than these is applied. */
export function revertRepeatables(revisions: readonly string[], context: ScriptContext): string[] {
  const { name } = context.place.ledger;
  const others = `not repeatable and state <> 'deleted' and revision not in (${revisions.map(quoteLiteral).join(', ')})`;
  const work = inTransaction(
    [
      setTimeouts(context, 'local'),
      `select revert_script from ${name} where repeatable and revert_script <> ''
 order by batch desc, applied_at desc, revision desc \\gexec`,
      `delete from ${name} where repeatable;`,
    ],
    context,
  );
  return [
    ...resetSession(context.identity),
    ask(`select not exists (select from ${name} where ${others}) as siskin_all`),
    ...when('siskin_all', work),
  ];
}

/** Sets a variable for each: whether it has changed, or needs something that is undone. */
function askDue(
  repeatables: readonly PreparedRepeatable[],
  { place: { ledger } }: ScriptContext,
  variable: (repeatable: PreparedRepeatable) => string,
): string {
  const needs = needsOf(repeatables);
  const wanted = repeatables.map(
    ({ revision, checksum }) => `(${quoteLiteral(revision)}, ${quoteLiteral(checksum)})`,
  );
  const flags = repeatables.map((one) => {
    const needed = repeatables.filter(({ revision }) => reaches(needs, one.revision, revision));
    const undone = `revert_script <> '' and revision in (${needed.map(({ revision }) => quoteLiteral(revision)).join(', ')})`;
    const changed = `revision = ${quoteLiteral(one.revision)}`;
    return `exists (select from due where ${changed} or ${undone}) as ${variable(one)}`;
  });
  return ask(`with wanted (revision, checksum) as (values ${wanted.join(', ')}),
  gone as (${bind(GONE, goneParameters(repeatables).map(textArray)).trim()}),
  due as (select revision, revert_script from wanted left join ${ledger.name} as entry using (revision)
    where entry.checksum is distinct from wanted.checksum or revision in (select revision from gone))
select ${flags.join(',\n       ')}`);
}

function textArray(values: readonly (string | null)[]): Expression {
  return new Expression(`array[${values.map(quoteLiteral).join(', ')}]`);
}

function undo({ revision }: PreparedRepeatable, { place: { ledger } }: ScriptContext): string {
  const where = `revision = ${quoteLiteral(revision)} and revert_script <> ''`;
  return `select revert_script from ${ledger.name} where ${where} \\gexec`;
}

function run(one: PreparedRepeatable, { place, identity }: ScriptContext): string[] {
  const entry = new EntryLines(place, one.revision);
  return [
    ...entry.remove(),
    entry.open({ name: one.name, repeatable: true }, 'applied'),
    ...one.lines,
    resumeRole(identity),
    entry.close(one.closing),
  ];
}
