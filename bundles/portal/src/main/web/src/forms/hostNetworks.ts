import type { Item } from '../api/client';

/** A network attachment of a host, as far as it matters here. */
export interface Attached {
  id: string;
  network: string;
  nic: string;
}

export const attachedOf = (attachments: Item[]): Attached[] =>
  attachments.map((one) => ({ id: one.id, network: String(one.network?.id ?? ''), nic: String(one.host_nic?.id ?? '') }));

/** What an interface is to carry, as one request: what is ticked and not there is attached or moved, what is there and not ticked goes. */
export function changesOf(before: Attached[], nic: string, wanted: ReadonlySet<string>): object | undefined {
  const here = before.filter((one) => one.nic === nic);
  const added = [...wanted].filter((network) => !here.some((one) => one.network === network));
  const gone = here.filter((one) => !wanted.has(one.network));
  if (added.length === 0 && gone.length === 0) {
    return undefined;
  }
  return {
    ...(added.length > 0 && { modified_network_attachments: { network_attachment: added.map((id) => ({ network: { id }, host_nic: { id: nic } })) } }),
    ...(gone.length > 0 && { removed_network_attachments: { network_attachment: gone.map(({ id }) => ({ id })) } }),
  };
}
