import { ExpandableSection, Modal, ModalBody, ModalHeader, Spinner } from '@patternfly/react-core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { get, type Item, post, put } from '../api/client';
import { useAll } from '../api/queries';
import { NotLoaded } from '../ui/Problem';
import { FormDialog } from './FormDialog';
import { Choice, ObjectChoice, Size, Text } from './inputs';
import { EquipmentInputs, usableCluster, useEquipment, useEquipmentKnown } from './vm/Equipment';
import { More } from './vm/More';
import { Changes, useTrial } from './vm/Waiting';
import { afterwards } from './vm/afterwards';
import { BLANK, body, creation, draftOf, fromTemplate } from './vm/draft';
import type { Draft } from './vm/settings';

interface Wishes {
  close: () => void;
  /** Edits it; otherwise adds one. */
  vm?: Item;
  /** Adds one from it. */
  template?: Item;
}

/** Adds or changes a virtual machine: what everybody needs in front, the rest behind "more". */
export function VmDialog({ close, vm, template }: Wishes) {
  return vm ? <Edit vm={vm} close={close} /> : <Create template={template?.id} close={close} />;
}

function Wait({ title, close, failure, again }: { title: string; close: () => void; failure: unknown; again: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal isOpen variant="medium" onClose={close} aria-labelledby="form-title">
      <ModalHeader title={title} labelId="form-title" />
      <ModalBody>{failure ? <NotLoaded failure={failure} again={again} /> : <Spinner aria-label={t('app.loading')} />}</ModalBody>
    </Modal>
  );
}

/** What the next start has is what is edited. */
function Edit({ vm, close }: { vm: Item; close: () => void }) {
  const { t } = useTranslation();
  const wanted = useQuery({
    queryKey: ['item', 'vm', vm.id, 'wanted'],
    queryFn: ({ signal }) => get(`/vms/${vm.id}?next_run=true&all_content=true&follow=watchdogs,cdroms`, signal),
    // what is being edited must not change under the hands of who edits
    staleTime: Infinity,
    gcTime: 0,
  });
  return wanted.data ? (
    <EditForm vm={wanted.data} close={close} />
  ) : (
    <Wait title={t('form.editVm', { name: vm.name })} close={close} failure={wanted.error} again={() => void wanted.refetch()} />
  );
}

function EditForm({ vm, close }: { vm: Item; close: () => void }) {
  const { t } = useTranslation();
  // what was there when the dialog opened
  const [before] = useState(() => draftOf(vm));
  const [draft, setDraft] = useState<Draft>(before);
  const set = (change: Draft) => setDraft((now) => ({ ...now, ...change }));
  const clusters = useAll('cluster', 'clusters');
  const cluster = clusters.data?.find((one) => one.id === draft.cluster);
  const sent = body(draft, before);
  const runs = vm.status !== 'down' && vm.status !== 'suspended';
  // what the guest is told counts at once, and has passwords
  const waits = useTrial(vm, { ...sent, initialization: undefined }, runs);
  const submit = async () => {
    if (Object.keys(sent).length > 0) {
      await put(`/vms/${vm.id}`, sent);
    }
    await afterwards(vm.id, draft, before);
  };
  return (
    <FormDialog title={t('form.editVm', { name: vm.name })} close={close} submit={submit} valid={Boolean(draft.name && draft.cluster)}>
      <Changes title={t('machine.willWait')} changes={waits} />
      <Text id="name" value={draft.name} onChange={(name) => set({ name })} required focus />
      <ObjectChoice id="cluster" kind="cluster" value={draft.cluster} onChange={(id) => set({ cluster: id })} required />
      <Usual draft={draft} set={set} />
      <Behind open>
        <More draft={draft} set={set} cluster={cluster} />
      </Behind>
    </FormDialog>
  );
}

/** The templates come first: they say what a machine is like. */
function Create({ template, close }: { template?: string; close: () => void }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(template ?? BLANK);
  const [kept, setKept] = useState<Draft>({});
  const from = useQuery({
    queryKey: ['item', 'template', chosen, 'whole'],
    queryFn: ({ signal }) => get(`/templates/${chosen}?all_content=true`, signal),
  });
  const known = useEquipmentKnown(chosen);
  const choose = (id: string, draft: Draft) => {
    setKept({ name: draft.name, cluster: draft.cluster });
    setChosen(id);
  };
  return from.data && known ? (
    <CreateForm key={chosen} template={from.data} kept={kept} close={close} choose={choose} />
  ) : (
    <Wait title={t('form.newVm')} close={close} failure={from.error} again={() => void from.refetch()} />
  );
}

interface CreateWishes {
  template: Item;
  /** What was typed before another template was chosen. */
  kept: Draft;
  choose: (template: string, draft: Draft) => void;
  close: () => void;
}

function CreateForm({ template, kept, choose, close }: CreateWishes) {
  const { t } = useTranslation();
  const clusters = useAll('cluster', 'clusters');
  const hosts = useAll('host', 'hosts');
  const [before] = useState(() => draftOf(template));
  const [draft, setDraft] = useState<Draft>(() => ({ ...fromTemplate(template), ...Object.fromEntries(Object.entries(kept).filter(([, value]) => value)) }));
  const set = (change: Draft) => setDraft((now) => ({ ...now, ...change }));
  const cluster = useMemo(
    () => clusters.data?.find((one) => one.id === draft.cluster) ?? usableCluster(clusters.data ?? [], hosts.data ?? []),
    [clusters.data, hosts.data, draft.cluster],
  );
  const [equipment, equip] = useEquipment(template, cluster);
  const [made, setMade] = useState('');
  const chosen = { ...draft, cluster: cluster?.id ?? '' };
  // the form is another one for each template: who chose one goes on from there
  const again = 'cluster' in kept;
  const submit = async () => {
    // what failed after the machine was made is tried again without making another
    const id = made || (await post<Item>('/vms?async=false', creation(chosen, template.id, equipment, before))).id;
    setMade(id);
    await afterwards(id, chosen, before, equipment.profile);
  };
  return (
    <FormDialog title={t('form.newVm')} button={t('app.create')} close={close} submit={submit} valid={Boolean(draft.name && chosen.cluster)}>
      <Text id="name" value={draft.name} onChange={(name) => set({ name })} required focus={!again} />
      <ObjectChoice id="cluster" kind="cluster" value={chosen.cluster} onChange={(id) => set({ cluster: id })} required />
      <ObjectChoice id="template" kind="template" value={template.id} onChange={(id) => choose(id, draft)} required focus={again} />
      <Usual draft={draft} set={set} />
      <EquipmentInputs equipment={equipment} equip={equip} cluster={cluster} />
      <Behind>
        <More draft={chosen} set={set} cluster={cluster} />
      </Behind>
    </FormDialog>
  );
}

/** What nearly everybody sets. */
function Usual({ draft, set }: { draft: Draft; set: (change: Draft) => void }) {
  const systems = useAll('operating_system', 'operatingsystems');
  // other architectures are refused by the engine
  const usable = (systems.data ?? []).filter((one) => !/_(ppc64|s390x)$/.test(String(one.name)));
  return (
    <>
      <Choice id="os" value={draft.os} onChange={(os) => set({ os })} options={usable.map((one) => ({ value: String(one.name), label: String(one.description ?? one.name) }))} />
      <Size id="memory" value={draft.memory} onChange={(memory) => set({ memory })} required />
      <Text id="vcpus" type="number" min={1} value={draft.vcpus} onChange={(vcpus) => set({ vcpus })} required />
    </>
  );
}

function Behind({ open = false, children }: { open?: boolean; children: React.ReactNode }) {
  const { t } = useTranslation();
  const [more, setMore] = useState(open);
  return (
    <ExpandableSection toggleText={more ? t('form.less') : t('form.more')} isExpanded={more} onToggle={(_event, on) => setMore(on)}>
      {more && children}
    </ExpandableSection>
  );
}
