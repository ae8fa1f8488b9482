/** Who works here is somebody else on another server. */
export function roleName(name: string): string {
  return `case ${name} when current_user then 'current_user' else coalesce(${name}, 'public') end`;
}
