import { Alert, FormGroup, Tab, Tabs, TabTitleText, TextInput } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { get } from '../../api/client';
import { properties, propertyKey } from './draft';
import { type Editing, SettingInput } from './SettingInput';
import { MORE, type Setting } from './settings';

const PROPERTIES = 'vmProperties';

/** All that the engine acts upon, by tabs. `leave` names settings that make no sense here. */
export function More({ leave = [], ...editing }: Editing & { leave?: string[] }) {
  const { t } = useTranslation();
  const [tab, setTab] = useState('system');
  const kept = (settings: Setting[]) => settings.filter((one) => !leave.includes(one.id));
  const tabs: [string, React.ReactNode][] = MORE.filter(([, settings]) => kept(settings).length > 0).map(([id, settings]) => [
    id,
    kept(settings).map((setting) => <SettingInput key={setting.id} setting={setting} {...editing} />),
  ]);
  tabs.push([PROPERTIES, <Properties key={PROPERTIES} {...editing} />]);
  return (
    <Tabs activeKey={tab} onSelect={(_event, key) => setTab(String(key))} aria-label={t('form.more')} mountOnEnter unmountOnExit>
      {tabs.map(([id, content]) => (
        <Tab key={id} eventKey={id} title={<TabTitleText>{t(`tab.${id}`)}</TabTitleText>}>
          <div className="vireo-form-part">{content}</div>
        </Tab>
      ))}
    </Tabs>
  );
}

interface Option {
  values?: { system_option_value?: { value: string; version: string }[] };
}

/** Properties are defined for a level of compatibility, which is that of the cluster. */
function useDefinitions(name: string, level?: string) {
  const answer = useQuery({ queryKey: ['option', name], queryFn: ({ signal }) => get<Option>(`/options/${name}`, signal), staleTime: 60_000, retry: false });
  return properties(answer.data?.values?.system_option_value?.find((one) => one.version === level)?.value ?? '');
}

/** Custom properties: what hooks on the hosts are told. */
function Properties({ draft, set, cluster }: Editing) {
  const { t } = useTranslation();
  const level = cluster?.version ? `${cluster.version.major}.${cluster.version.minor}` : undefined;
  const defined = [...useDefinitions('PredefinedVMProperties', level), ...useDefinitions('UserDefinedVMProperties', level)];
  if (defined.length === 0) {
    return <Alert isInline isPlain variant="info" title={t('machine.noProperties')} />;
  }
  return (
    <>
      {defined.map(({ name, pattern }) => (
        <FormGroup key={name} label={name} fieldId={`in-property-${name}`}>
          <TextInput
            id={`in-property-${name}`}
            value={draft[propertyKey(name)] ?? ''}
            placeholder={pattern}
            onChange={(_event, value) => set({ [propertyKey(name)]: value })}
          />
        </FormGroup>
      ))}
    </>
  );
}
