/** With when they fire: `O` on the origin, `D` nowhere, `A` always, `R` on a replica. */
export const TRIGGERS = `
select concat_ws(' ', pg_get_triggerdef(oid), tgenabled)
  from pg_trigger
 where not tgisinternal`;
