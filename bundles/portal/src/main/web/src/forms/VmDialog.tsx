import { Alert, ExpandableSection, Tab, Tabs, TabTitleText } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Item, post, put } from '../api/client';
import { useAll } from '../api/queries';
import { FormDialog } from './FormDialog';
import { Choice, ObjectChoice, Size, Text, Tick } from './inputs';
import { body, type Draft, draftOf, nextStart } from './vmDraft';

interface Wishes {
  close: () => void;
  /** Edits it; otherwise adds one. */
  vm?: Item;
  /** Adds one from it. */
  template?: Item;
}

/** Adds or changes a virtual machine: what everybody needs in front, the rest behind "more". */
export function VmDialog({ close, vm, template }: Wishes) {
  const { t } = useTranslation();
  const clusters = useAll('cluster', 'clusters');
  const [draft, setDraft] = useState<Draft>(() => draftOf(vm, template));
  const [more, setMore] = useState(Boolean(vm));
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const cluster = draft.cluster || (clusters.data?.[0]?.id ?? '');
  const chosen = { ...draft, cluster };
  const submit = () => (vm ? put(`/vms/${vm.id}`, body(chosen, vm)) : post('/vms', body(chosen)));
  const later = vm && vm.status !== 'down' ? nextStart(chosen, vm) : [];
  return (
    <FormDialog
      title={vm ? t('form.editVm', { name: vm.name }) : t('form.newVm')}
      button={vm ? undefined : t('app.create')}
      close={close}
      submit={submit}
      valid={Boolean(draft.name && cluster)}
    >
      {later.length > 0 && (
        <Alert isInline variant="info" title={t('form.nextStart', { fields: later.map((id) => t(`field.${id}`)).join(', ') })} />
      )}
      <Text id="name" value={draft.name} onChange={(name) => set({ name })} required focus />
      <ObjectChoice id="cluster" kind="cluster" value={cluster} onChange={(id) => set({ cluster: id })} required />
      {!vm && <ObjectChoice id="template" kind="template" value={draft.template} onChange={(id) => set({ template: id })} required />}
      <Size id="memory" value={draft.memory} onChange={(memory) => set({ memory })} required />
      <Text id="vcpus" type="number" min={1} value={draft.cpus} onChange={(cpus) => set({ cpus })} required />
      <ExpandableSection toggleText={more ? t('form.less') : t('form.more')} isExpanded={more} onToggle={(_event, on) => setMore(on)} isIndented>
        <More draft={draft} set={set} />
      </ExpandableSection>
    </FormDialog>
  );
}

type Setting = { draft: Draft; set: (change: Partial<Draft>) => void };

const TABS: [id: string, Part: (wishes: Setting) => React.ReactNode][] = [
  ['system', System],
  ['console', Console],
  ['availability', Availability],
  ['initialRun', InitialRun],
];

function More(wishes: Setting) {
  const { t } = useTranslation();
  const [tab, setTab] = useState('system');
  return (
    <Tabs activeKey={tab} onSelect={(_event, key) => setTab(String(key))} aria-label={t('form.more')}>
      {TABS.map(([id, Part]) => (
        <Tab key={id} eventKey={id} title={<TabTitleText>{t(`tab.${id}`)}</TabTitleText>}>
          <div className="vireo-form-part">
            <Part {...wishes} />
          </div>
        </Tab>
      ))}
    </Tabs>
  );
}

const same = (...values: string[]) => values.map((value) => ({ value, label: value.replaceAll('_', ' ') }));

function System({ draft, set }: Setting) {
  const { t } = useTranslation();
  const systems = useAll('operating_system', 'operatingsystems');
  return (
    <>
      <Text id="description" value={draft.description} onChange={(description) => set({ description })} />
      <Text id="comment" value={draft.comment} onChange={(comment) => set({ comment })} />
      <Choice
        id="os"
        value={draft.os}
        onChange={(os) => set({ os })}
        options={(systems.data ?? []).map((one) => ({ value: String(one.name), label: String(one.description ?? one.name) }))}
      />
      <Choice id="optimized" value={draft.type} onChange={(type) => set({ type })} options={same('server', 'desktop', 'high_performance')} />
      <Choice
        id="chipset"
        value={draft.chipset}
        onChange={(chipset) => set({ chipset })}
        options={same('q35_sea_bios', 'q35_ovmf', 'q35_secure_boot', 'i440fx_sea_bios')}
      />
      <Size id="guaranteedMemory" value={draft.guaranteed} onChange={(guaranteed) => set({ guaranteed })} hint={t('form.guaranteedHint')} />
      <Size id="greatestMemory" value={draft.greatest} onChange={(greatest) => set({ greatest })} hint={t('form.greatestHint')} />
      <Text id="cores" type="number" min={1} value={draft.cores} onChange={(cores) => set({ cores })} hint={t('form.coresHint')} />
      <Tick id="deleteProtected" value={draft.deleteProtected} onChange={(deleteProtected) => set({ deleteProtected })} />
    </>
  );
}

function Console({ draft, set }: Setting) {
  return (
    <>
      <Choice id="console" value={draft.console} onChange={(console) => set({ console })} options={same('vnc', 'spice')} />
      <Tick id="serial" value={draft.serial} onChange={(serial) => set({ serial })} />
    </>
  );
}

function Availability({ draft, set }: Setting) {
  const { t } = useTranslation();
  return (
    <>
      <Tick id="highAvailability" value={draft.highlyAvailable} onChange={(highlyAvailable) => set({ highlyAvailable })} hint={t('form.haHint')} />
      <Choice
        id="migration"
        value={draft.migration}
        onChange={(migration) => set({ migration })}
        options={same('migratable', 'user_migratable', 'pinned')}
      />
    </>
  );
}

function InitialRun({ draft, set }: Setting) {
  const { t } = useTranslation();
  return (
    <>
      <Text id="guestHostName" value={draft.hostName} onChange={(hostName) => set({ hostName })} hint={t('form.initHint')} />
      <Text id="guestUser" value={draft.userName} onChange={(userName) => set({ userName })} />
      <Text id="sshKeys" value={draft.sshKeys} onChange={(sshKeys) => set({ sshKeys })} />
    </>
  );
}

