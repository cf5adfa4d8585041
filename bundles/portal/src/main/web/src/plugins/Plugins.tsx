import {
  Alert,
  Button,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
  ExpandableSection,
  FileUpload,
  PageSection,
  Spinner,
  Title,
  Toolbar,
  ToolbarContent,
  ToolbarItem,
} from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { type Item, own } from '../api/client';
import { FormDialog } from '../forms/FormDialog';
import { Tick } from '../forms/inputs';
import type { Action } from '../kinds';
import { plain, shown, status, time } from '../kinds/common';
import { Table } from '../list/Table';
import { InPortal } from '../plugins/InPortal';
import { ActionMenu, useAction } from '../tasks/Actions';
import { NotLoaded } from '../ui/Problem';
import { Status } from '../ui/Status';
import { Help } from './Help';

const act = (id: string, states: string[], more: Partial<Action> = {}): Action => ({
  id,
  run: (plugin) => own(`/plugins/${plugin.id}/${id}`, { method: 'POST', body: {} }),
  possible: (plugin) => states.length === 0 || states.includes(String(plugin.status)),
  ...more,
});

const ACTIONS: Action[] = [
  act('enable', ['disabled']),
  act('disable', ['active', 'unavailable', 'quarantined'], { care: 'ask' }),
  act('release', ['quarantined']),
  act('rollback', [], { care: 'ask', possible: (plugin) => Boolean(plugin.previous_version) }),
  {
    id: 'uninstall',
    care: 'type',
    danger: true,
    run: (plugin) => own(`/plugins/${plugin.id}`, { method: 'DELETE' }),
    possible: (plugin) => plugin.origin !== 'distribution',
  },
];

/** The plugins of the engine: what each brings, how it is on every host, and what can be done with it. */
export function Plugins() {
  const { t } = useTranslation();
  const [installing, setInstalling] = useState(false);
  const [shownOne, setShownOne] = useState<string>();
  const plugins = useQuery({ queryKey: ['list', 'plugin'], queryFn: ({ signal }) => own<{ plugins: Item[] }>('/plugins', { signal }) });
  const { start, dialog } = useAction('plugin', (plugin) => String(plugin.title ?? plugin.id));
  const columns = [
    shown(
      'name',
      (plugin) => (
        <Button variant="link" isInline onClick={() => setShownOne(plugin.id)}>
          {plugin.title ?? plugin.id}
        </Button>
      ),
      { grow: 2 },
    ),
    status('status', { sort: undefined }),
    plain('version', 'version', { grow: 2 }),
    plain('vendor'),
    plain('origin'),
    time('changed', 'changed', { grow: 1.5 }),
  ];
  return (
    <>
      <PageSection>
        <Title headingLevel="h1">
          {t('plugins.title')} <Help page="plugins" />
        </Title>
      </PageSection>
      <PageSection isFilled className="vireo-list">
        <Toolbar inset={{ default: 'insetNone' }}>
          <ToolbarContent>
            <ToolbarItem>
              <Button onClick={() => setInstalling(true)}>{t('plugins.install')}</Button>
            </ToolbarItem>
          </ToolbarContent>
        </Toolbar>
        {plugins.error && <NotLoaded failure={plugins.error} again={() => void plugins.refetch()} />}
        {plugins.isPending && <Spinner aria-label={t('app.loading')} />}
        {plugins.data && (
          <Table
            label={t('plugins.title')}
            items={plugins.data.plugins}
            columns={columns}
            selection={{ search: '' }}
            onSort={() => undefined}
            rowActions={(plugin) => <ActionMenu compact actions={ACTIONS} items={[plugin]} start={start} />}
            title={(plugin) => String(plugin.title ?? plugin.id)}
          />
        )}
        <InPortal />
        {shownOne && <OnePlugin id={shownOne} close={() => setShownOne(undefined)} />}
      </PageSection>
      {installing && <InstallForm close={() => setInstalling(false)} />}
      {dialog}
    </>
  );
}

function OnePlugin({ id, close }: { id: string; close: () => void }) {
  const { t } = useTranslation();
  const plugin = useQuery({ queryKey: ['item', 'plugin', id], queryFn: ({ signal }) => own<Item>(`/plugins/${id}`, { signal }) });
  const one = plugin.data;
  if (!one) {
    return plugin.error ? <NotLoaded failure={plugin.error} again={() => void plugin.refetch()} /> : <Spinner aria-label={t('app.loading')} />;
  }
  const facts: [string, string][] = [
    ['vendor', one.vendor],
    ['licence', one.licence],
    ['description', one.description],
    ['provides', (one.provides ?? []).map((each: { kind: string; type: string }) => `${each.kind} ${each.type}`).join(', ')],
    ['permissions', (one.permissions ?? []).join(', ')],
    ['signer', one.signer],
    ['reason', one.reason],
  ];
  return (
    <ExpandableSection toggleText={one.title ?? id} isExpanded onToggle={close} isIndented>
      <DescriptionList columnModifier={{ default: '1Col', md: '2Col' }}>
        {facts
          .filter(([, text]) => text)
          .map(([field, text]) => (
            <DescriptionListGroup key={field}>
              <DescriptionListTerm>{t(`field.${field}`)}</DescriptionListTerm>
              <DescriptionListDescription>{text}</DescriptionListDescription>
            </DescriptionListGroup>
          ))}
        {(one.hosts ?? []).map((host: Item & { active: boolean; reason: string }) => (
          <DescriptionListGroup key={host.id}>
            <DescriptionListTerm>{host.name}</DescriptionListTerm>
            <DescriptionListDescription>
              <Status of={host.active ? 'active' : 'unavailable'} /> {host.reason}
            </DescriptionListDescription>
          </DescriptionListGroup>
        ))}
      </DescriptionList>
    </ExpandableSection>
  );
}

function InstallForm({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const [file, setFile] = useState<File>();
  const [unsigned, setUnsigned] = useState(false);
  const submit = () =>
    own(`/plugins?${new URLSearchParams({ name: file?.name ?? '', allow_unsigned: String(unsigned) })}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
      file,
    });
  return (
    <FormDialog title={t('plugins.install')} button={t('plugins.install')} close={close} submit={submit} valid={Boolean(file)} variant="small">
      <Alert isInline variant="info" title={t('plugins.gate')} />
      <FileUpload
        id="plugin-file"
        aria-label={t('plugins.file')}
        browseButtonText={t('plugins.browse')}
        clearButtonText={t('plugins.clear')}
        filename={file?.name ?? ''}
        onFileInputChange={(_event, chosen) => setFile(chosen)}
        onClearClick={() => setFile(undefined)}
        hideDefaultPreview
      />
      <Tick id="allowUnsigned" value={unsigned} onChange={setUnsigned} hint={t('plugins.unsignedHint')} />
    </FormDialog>
  );
}
