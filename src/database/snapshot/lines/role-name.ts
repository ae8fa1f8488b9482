/** A role, which is there once for all databases of a server. */
export function ownName(name: string): string {
  return `coalesce(${name}, 'public')`;
}

/** A role where who works here is somebody else on another server. */
export function roleName(name: string): string {
  return `case ${name} when current_user then 'current_user' else ${ownName(name)} end`;
}
