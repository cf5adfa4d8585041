import type { Item } from '../api/client';
import { ItemForm } from './ItemForm';
import type { Spec } from './spec';

const options = (value: unknown) => ((value as { option?: { name: string; value: string }[] } | undefined)?.option ?? []);

const AGENT: Spec[] = [
  { id: 'agentType', path: 'type', kind: 'text', required: true, hint: 'agentType' },
  { id: 'address', path: 'address', kind: 'text', required: true },
  { id: 'port', path: 'port', kind: 'number', min: 1, max: 65535 },
  { id: 'userName', path: 'username', kind: 'text' },
  { id: 'password', path: 'password', kind: 'password', hint: 'agentPassword', read: () => '' },
  { id: 'order', path: 'order', kind: 'number', min: 0, initial: '1', hint: 'order' },
  { id: 'encrypt', path: 'encrypt_options', kind: 'flag' },
  {
    id: 'options',
    path: 'options',
    kind: 'lines',
    hint: 'agentOptions',
    read: (value) => options(value).map((one) => `${one.name}=${one.value}`).join('\n'),
    write: (text) => ({
      option: text
        .split('\n')
        .filter((line) => line.includes('='))
        .map((line) => ({ name: line.slice(0, line.indexOf('=')).trim(), value: line.slice(line.indexOf('=') + 1).trim() })),
    }),
    cleared: { option: [] },
  },
];

/** A device that switches a host off and on. Its password is sent, never shown. */
export function FenceAgentForm({ host, agent, close }: { host: Item; agent?: Item; close: () => void }) {
  return <ItemForm kind="fence_agent" path={`hosts/${host.id}/fenceagents`} specs={AGENT} close={close} item={agent} />;
}
