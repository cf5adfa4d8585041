import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Item, post, put } from '../../api/client';
import { cpusOf, words } from '../../ui/format';
import { useParts } from '../../api/queries';
import { FormDialog } from '../FormDialog';
import { Choice, Text } from '../inputs';
import { bodyOfNode, type Node, nodeOf, numbersOf, rangesOf, rest, split } from './numa';

const MIB = 1024 ** 2;
const MODES = ['', 'strict', 'preferred', 'interleave'];
const MOST = 128;

const memoryOf = (vm: Item) => Math.floor(Number(vm.memory) / MIB);

interface Wishes {
  vm: Item;
  close: () => void;
}

/** One node of what the guest sees; a new one gets what the others leave. */
export function NodeForm({ vm, node, close }: Wishes & { node?: Item }) {
  const nodes = useParts('vm', vm.id, `vms/${vm.id}/numanodes`);
  return nodes.data ? <NodeFields vm={vm} id={node?.id} start={node ? nodeOf(node) : rest(nodes.data.map(nodeOf), memoryOf(vm), cpusOf(vm))} close={close} /> : null;
}

function NodeFields({ vm, id, start, close }: Wishes & { id?: string; start: Node }) {
  const { t } = useTranslation();
  const [memory, setMemory] = useState(String(start.memory));
  const [cpus, setCpus] = useState(rangesOf(start.cpus));
  const [pins, setPins] = useState(rangesOf(start.pins));
  const [mode, setMode] = useState(start.mode);
  const [wantedCpus, wantedPins] = [numbersOf(cpus), numbersOf(pins)];
  const path = `/vms/${vm.id}/numanodes`;
  const submit = () => {
    const body = bodyOfNode({ index: start.index, memory: Number(memory), cpus: wantedCpus ?? [], pins: wantedPins ?? [], mode });
    return id ? put(`${path}/${id}`, body) : post(path, body);
  };
  return (
    <FormDialog
      title={t('numa.node', { index: start.index })}
      description={t('numa.nextStart')}
      button={id ? undefined : t('app.add')}
      close={close}
      variant="small"
      valid={Number(memory) >= 1 && wantedCpus !== undefined && wantedPins !== undefined}
      submit={submit}
    >
      <Text id="numaMemory" type="number" min={1} value={memory} onChange={setMemory} required focus />
      <Text id="numaCpus" pattern="[0-9 ,\-]*" value={cpus} onChange={setCpus} hint={t('numa.cpusHint', { last: cpusOf(vm) - 1 })} />
      <Text id="numaPins" pattern="[0-9 ,\-]*" value={pins} onChange={setPins} hint={t('numa.pinsHint')} />
      <Choice id="numaMode" value={mode} onChange={setMode} options={MODES.filter((one) => one || !start.mode).map((one) => ({ value: one, label: one ? words(one) : t('machine.unset') }))} />
    </FormDialog>
  );
}

/** Divides the machine into equal nodes; for one that has none. */
export function SplitForm({ vm, close }: Wishes) {
  const { t } = useTranslation();
  const [count, setCount] = useState('2');
  const nodes = Math.floor(Number(count));
  const submit = async () => {
    for (const node of split(nodes, memoryOf(vm), cpusOf(vm))) {
      await post(`/vms/${vm.id}/numanodes`, bodyOfNode(node));
    }
  };
  return (
    <FormDialog title={t('numa.split')} description={t('numa.nextStart')} close={close} variant="small" valid={nodes >= 1 && nodes <= MOST && nodes <= memoryOf(vm)} submit={submit}>
      <Text id="numaCount" type="number" min={1} max={MOST} value={count} onChange={setCount} required focus hint={t('numa.splitHint', { cpus: cpusOf(vm) })} />
    </FormDialog>
  );
}
