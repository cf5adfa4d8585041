import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Item, post } from '../../api/client';
import { useAll, useParts } from '../../api/queries';
import { FormDialog } from '../FormDialog';
import { Choice } from '../inputs';

interface Wishes {
  vm: Item;
  close: () => void;
}

/** The groups of a machine's cluster, with the machines in them. */
export const groupsPath = (vm: Item) => `clusters/${vm.cluster?.id}/affinitygroups?follow=vms`;

export const isIn = (group: Item, vm: Item) => ((group.vms?.vm ?? []) as Item[]).some((one) => one.id === vm.id);

function Joining({ title, id, choices, join, close }: { title: string; id: string; choices: Item[]; join: (chosen: string) => Promise<unknown>; close: () => void }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState('');
  return (
    <FormDialog title={title} button={t('app.add')} close={close} variant="small" valid={Boolean(chosen)} submit={() => join(chosen)}>
      <Choice
        id={id}
        value={chosen}
        onChange={setChosen}
        required
        focus
        empty={t('form.choose')}
        options={choices.map((one) => ({ value: one.id, label: String(one.name) }))}
        hint={choices.length === 0 ? t(`vmAffinity.noChoice_${id}`) : undefined}
      />
    </FormDialog>
  );
}

/** Puts a machine into one of the affinity groups of its cluster. */
export function JoinGroup({ vm, close }: Wishes) {
  const { t } = useTranslation();
  const groups = useParts('vm', vm.id, groupsPath(vm));
  const choices = (groups.data ?? []).filter((group) => !isIn(group, vm));
  return groups.data ? (
    <Joining title={t('part.vmAffinityGroups.create')} id="affinityGroup" choices={choices} join={(group) => post(`/clusters/${vm.cluster?.id}/affinitygroups/${group}/vms`, { id: vm.id })} close={close} />
  ) : null;
}

/** Gives a machine a label, which hosts must have too for it to start there. */
export function AddLabel({ vm, close }: Wishes) {
  const { t } = useTranslation();
  const labels = useAll('affinity_label', 'affinitylabels');
  const here = useParts('vm', vm.id, `vms/${vm.id}/affinitylabels`);
  const choices = (labels.data ?? []).filter((label) => !here.data?.some((one) => one.id === label.id));
  return labels.data && here.data ? (
    <Joining title={t('part.vmAffinityLabels.create')} id="affinityLabel" choices={choices} join={(label) => post(`/vms/${vm.id}/affinitylabels`, { id: label })} close={close} />
  ) : null;
}
