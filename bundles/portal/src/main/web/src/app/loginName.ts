/**
 * Whether a name, as it was typed, tells its profile itself. Names of directories may hold an at sign of their own, as jane.doe@corp.example does.
 * Without `profiles`, which are those that there are, whatever follows an at sign counts as one.
 */
export function tellsProfile(name: string, profiles?: readonly string[]): boolean {
  const at = name.lastIndexOf('@');
  return at > 0 && (profiles?.includes(name.slice(at + 1)) ?? true);
}

/** The name to log in with, and in which profile. */
export const loginName = (name: string, profile: string, profiles?: readonly string[]) => (tellsProfile(name, profiles) ? name : `${name}@${profile}`);
