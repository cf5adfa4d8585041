import type { Item } from '../../api/client';

export type PrincipalKind = 'user' | 'group';

/** A user or group as its directory has it, whether the engine knows it or not. */
export interface Principal {
  kind: PrincipalKind;
  /** The same wherever it was found. */
  key: string;
  /** What whoever chooses recognises it by. */
  name: string;
  /** What tells it from others of that name. */
  about: string;
  /** How the API takes it, with the directory to ask where the engine does not know it. */
  body: { domain?: { name: string }; domain_entry_id: string };
}

/** What an answer of the API has of one kind. */
export function principalOf(kind: PrincipalKind, item: Item): Principal {
  const domain = String(item.domain?.name ?? '');
  const login = String(item.user_name ?? item.name ?? item.id);
  const full = kind === 'user' ? [item.name, item.last_name].filter(Boolean).join(' ') : '';
  // who is everybody is of no directory
  const whole = !domain || login.endsWith(`@${domain}`) ? login : `${login}@${domain}`;
  return {
    kind,
    key: `${kind} ${whole}`,
    name: whole,
    about: [full === item.principal ? '' : full, item.email, item.department, kind === 'group' ? item.description : ''].filter(Boolean).join(' · '),
    body: { ...(domain && { domain: { name: domain } }), domain_entry_id: String(item.domain_entry_id ?? item.id) },
  };
}

/** Everybody once, in the order of the sources; the one that was chosen stays in sight. */
export function merged(found: Principal[], chosen?: Principal): Principal[] {
  const all = new Map<string, Principal>();
  [...(chosen ? [chosen] : []), ...found].forEach((one) => all.has(one.key) || all.set(one.key, one));
  return [...all.values()];
}

/** The search for a text anywhere in a name, as the search language takes it. A login may come with its directory. */
export function searchFor(text: string, domain = ''): string {
  const plain = text.trim().replaceAll('"', '');
  const local = domain && plain.toLowerCase().endsWith(`@${domain.toLowerCase()}`) ? plain.slice(0, -domain.length - 1) : plain;
  return local ? `"${local}"` : '';
}
