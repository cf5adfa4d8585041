import { Button, Card, CardBody, CardTitle, EmptyState, Flex, FlexItem, Modal, ModalBody, ModalFooter, ModalHeader, Spinner, Stack, StackItem } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type Item, own } from '../api/client';
import { Text } from '../forms/inputs';
import { SettingsForm, type SettingsSpec } from '../forms/SettingsForm';
import type { Action } from '../kinds';
import { useAction } from '../tasks/Actions';
import { NotLoaded } from '../ui/Problem';

/** The plugin's configurations as forms; of some there can be several, each with a name. */
export function PluginSettings({ plugin }: { plugin: Item }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [adding, setAdding] = useState<SettingsSpec>();
  const path = `/plugins/${plugin.id}/configuration`;
  const key = ['item', 'plugin', plugin.id, 'configuration'];
  const forms = useQuery({ queryKey: key, queryFn: ({ signal }) => own<{ configurations: SettingsSpec[] }>(path, { signal }) });
  const { start, dialog } = useAction('configuration', (one) => one.id);
  const removal: Action = { id: 'remove', care: 'type', danger: true, run: (one) => own(`${path}/${one.id}`, { method: 'DELETE' }) };
  const save = async (pid: string, values: Record<string, string>) => {
    await own(`${path}/${pid}`, { method: 'PUT', body: { values } });
    await queries.invalidateQueries({ queryKey: ['item', 'plugin', plugin.id] });
  };
  if (forms.error) {
    return <NotLoaded failure={forms.error} again={() => void forms.refetch()} />;
  }
  if (!forms.data) {
    return <Spinner aria-label={t('app.loading')} />;
  }
  const all = forms.data.configurations;
  const kinds = all.filter((one) => one.several && !one.pid.includes('~'));
  const shown = all.filter((one) => !kinds.includes(one));
  return (
    <Stack hasGutter>
      {all.length === 0 && <EmptyState headingLevel="h2" titleText={t('settings.nothing')} />}
      {kinds.map((kind) => (
        <StackItem key={kind.pid}>
          <Button onClick={() => setAdding(kind)}>{t('settings.addOne', { name: kind.name })}</Button>
        </StackItem>
      ))}
      {shown.map((spec) => (
        <StackItem key={spec.pid}>
          <Card>
            <CardTitle component="h2">
              <Flex>
                <FlexItem grow={{ default: 'grow' }}>{spec.pid.includes('~') ? spec.pid.slice(spec.pid.indexOf('~') + 1) : spec.name}</FlexItem>
                {spec.pid.includes('~') && (
                  <FlexItem>
                    <Button variant="secondary" isDanger onClick={() => start(removal, [{ id: spec.pid }])}>
                      {t('action.remove')}
                    </Button>
                  </FlexItem>
                )}
              </Flex>
            </CardTitle>
            <CardBody>
              {spec.description && <p className="vireo-above">{spec.description}</p>}
              <SettingsForm spec={spec} save={(values) => save(spec.pid, values)} />
            </CardBody>
          </Card>
        </StackItem>
      ))}
      {adding && <NewInstance kind={adding} save={save} close={() => setAdding(undefined)} />}
      {dialog}
    </Stack>
  );
}

/** A further configuration: its name, and the values without which there can be none. */
function NewInstance({ kind, save, close }: { kind: SettingsSpec; save: (pid: string, values: Record<string, string>) => Promise<void>; close: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  return (
    <Modal isOpen variant="medium" onClose={close} aria-labelledby="instance-title">
      <ModalHeader title={t('settings.addOne', { name: kind.name })} labelId="instance-title" />
      <ModalBody tabIndex={0}>
        <Text id="instance" value={name} onChange={setName} required focus hint={t('settings.instanceHint')} />
        {/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(name) && (
          <SettingsForm
            spec={{ ...kind, pid: `${kind.pid}~${name}`, fields: kind.fields.map((field) => ({ ...field, value: undefined, set: false })) }}
            save={async (values) => {
              await save(`${kind.pid}~${name}`, values);
              close();
            }}
          />
        )}
      </ModalBody>
      <ModalFooter>
        <Button variant="link" onClick={close}>
          {t('app.cancel')}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
