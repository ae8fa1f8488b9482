/** The condition that a schema is not PostgreSQL's own. */
export function isOwn(schema: string): string {
  return `(${schema} not like 'pg\\_%' and ${schema} <> 'information_schema')`;
}

/** Who migrates is somebody else on another server. */
export function roleName(name: string): string {
  return `case ${name} when current_user then 'current_user' else coalesce(${name}, 'public') end`;
}
