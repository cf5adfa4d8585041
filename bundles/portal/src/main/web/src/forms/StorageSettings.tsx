import { FormGroup, FormHelperText, HelperText, HelperTextItem, TextInput } from '@patternfly/react-core';
import { useTranslation } from 'react-i18next';
import { Tick } from './inputs';
import type { StorageKind, StorageSetting, StorageValues } from './storageKinds';

interface Wishes {
  kind: StorageKind;
  values: StorageValues;
  setValues: (change: (before: StorageValues) => StorageValues) => void;
}

/** What the engine says that a kind of storage wants to know. */
export function StorageSettings({ kind, values, setValues }: Wishes) {
  const set = (name: string, value: string) => setValues((before) => ({ ...before, [name]: value }));
  return (
    <>
      {kind.settings.map((setting) => (
        <OneSetting key={setting.name} kind={kind.type} setting={setting} value={values[setting.name] ?? ''} set={(value) => set(setting.name, value)} />
      ))}
    </>
  );
}

function OneSetting({ kind, setting, value, set }: { kind: string; setting: StorageSetting; value: string; set: (value: string) => void }) {
  const { t, i18n } = useTranslation();
  // a word of the kind's own, such as "pool" for a path; what plugins of others want to know has no text here: they bring a label
  const key = [`field.storage_${kind}_${setting.name}`, `field.storage_${setting.name}`].find((one) => i18n.exists(one));
  const label = key ? t(key) : setting.label;
  if (setting.kind === 'boolean') {
    return <Tick id={`storage_${setting.name}`} value={value === 'true'} onChange={(on) => set(String(on))} />;
  }
  const id = `in-storage_${setting.name}`;
  const type = setting.kind === 'secret' ? 'password' : setting.kind === 'number' ? 'number' : 'text';
  return (
    <FormGroup label={label} fieldId={id} isRequired={setting.required && !setting.default}>
      <TextInput
        id={id}
        type={type}
        value={value}
        autoComplete={type === 'password' ? 'new-password' : 'off'}
        required={setting.required && !setting.default}
        onChange={(_event, next) => set(next)}
      />
      {(setting.default || setting.kind === 'secret') && (
        <FormHelperText>
          <HelperText>
            <HelperTextItem>{setting.kind === 'secret' ? t('storageKind.secret') : t('settings.standard', { value: setting.default })}</HelperTextItem>
          </HelperText>
        </FormHelperText>
      )}
    </FormGroup>
  );
}
