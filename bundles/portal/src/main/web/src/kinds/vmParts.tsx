import { Title } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { type Item, remove } from '../api/client';
import { Parts } from '../detail/Parts';
import { AddLabel, groupsPath, isIn, JoinGroup } from '../forms/vm/AffinityForms';
import { NodeForm, SplitForm } from '../forms/vm/NumaForms';
import { nodeOf, rangesOf } from '../forms/vm/numa';
import { affinityGroups } from './adminParts';
import { bytes } from '../ui/format';
import { plain, shown, word } from './common';
import type { Part } from './parts';

const MIB = 1024 ** 2;

/** NUMA as the guest sees it from its next start on. */
export const numaNodes: Part = {
  id: 'numa',
  fields: [
    plain('numaIndex', 'index'),
    shown('memory', (item) => bytes(Number(item.memory) * MIB)),
    shown('numaCpus', (item) => rangesOf(nodeOf(item).cpus)),
    shown('numaPins', (item) => rangesOf(nodeOf(item).pins)),
    word('numaMode', 'numa_tune_mode'),
  ],
  create: (of, close) => <NodeForm vm={of} close={close} />,
  more: (of, close) => <SplitForm vm={of} close={close} />,
  moreFor: (nodes) => nodes.length === 0,
  actions: (of) => [
    { id: 'edit', form: (item, close) => <NodeForm vm={of} node={item} close={close} /> },
    { id: 'remove', danger: true, care: 'ask', run: (item) => remove(`/vms/${of.id}/numanodes/${item.id}`) },
  ],
};

const groups = (vm: Item): Part => ({
  id: 'vmAffinityGroups',
  only: (group) => isIn(group, vm),
  fields: affinityGroups.fields,
  create: (of, close) => <JoinGroup vm={of} close={close} />,
  actions: (of) => [{ id: 'leaveGroup', care: 'ask', run: (group) => remove(`/clusters/${of.cluster?.id}/affinitygroups/${group.id}/vms/${of.id}`) }],
});

const labels: Part = {
  id: 'vmAffinityLabels',
  fields: [plain('name', 'name', { grow: 2 }), plain('comment')],
  create: (of, close) => <AddLabel vm={of} close={close} />,
  actions: (of) => [{ id: 'remove', care: 'ask', run: (label) => remove(`/vms/${of.id}/affinitylabels/${label.id}`) }],
};

/** Which machines and hosts a machine is to be with or without. */
export function Affinity({ vm }: { vm: Item }) {
  const { t } = useTranslation();
  return (
    <div className="vireo-stack">
      <section aria-labelledby="affinity-groups">
        <Title headingLevel="h2" id="affinity-groups">
          {t('tab.vmAffinityGroups')}
        </Title>
        <Parts kind="vm" of={vm} path={groupsPath(vm)} part={groups(vm)} />
      </section>
      <section aria-labelledby="affinity-labels">
        <Title headingLevel="h2" id="affinity-labels">
          {t('tab.vmAffinityLabels')}
        </Title>
        <Parts kind="vm" of={vm} path={`vms/${vm.id}/affinitylabels`} part={labels} />
      </section>
    </div>
  );
}
