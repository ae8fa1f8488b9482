import { readsOf } from '../reads.js';

/** Of the view `c`. */
export const VIEW_QUERY = `rtrim(ltrim(pg_get_viewdef(c.oid)), ';')`;

/**
 * Of the view `c`: its rule notes what the query reads, the view itself the types of its columns. Before PostgreSQL 16 the rule
 * notes the view as a whole, too, which reads nothing.
 */
export const VIEW_READS = readsOf(
  `d.classid = 'pg_class'::regclass and d.objid = c.oid
   or d.classid = 'pg_rewrite'::regclass and d.refobjid <> c.oid and d.objid in (
     select w.oid from pg_rewrite w where w.ev_class = c.oid and w.rulename = '_RETURN')`,
);
