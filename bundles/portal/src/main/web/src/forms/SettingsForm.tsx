import {
  ActionGroup,
  Alert,
  Button,
  Checkbox,
  Form,
  FormGroup,
  FormHelperText,
  FormSelect,
  FormSelectOption,
  HelperText,
  HelperTextItem,
  TextInput,
} from '@patternfly/react-core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaying } from '../ui/Problem';

/** One field of a configuration, as the engine describes it. */
export interface SettingsField {
  id: string;
  name: string;
  description: string;
  type: 'text' | 'secret' | 'number' | 'decimal' | 'flag';
  many: boolean;
  required: boolean;
  default: string;
  options: Record<string, string>;
  min?: string;
  max?: string;
  value?: string;
  set: boolean;
}

export interface SettingsSpec {
  pid: string;
  several: boolean;
  name: string;
  description: string;
  fields: SettingsField[];
}

const nameOf = (field: SettingsField) => field.name.replaceAll('_', ' ');

/** Which field the engine's objection is about. */
function objected(failure: string, fields: SettingsField[]): string | undefined {
  const found = /The field (\S+) /.exec(failure)?.[1];
  return fields.some((field) => field.id === found) ? found : undefined;
}

interface Wishes {
  spec: SettingsSpec;
  /** Sends what differs; what it throws is shown beside the field that it is about. */
  save: (values: Record<string, string>) => Promise<unknown>;
}

/** A configuration as a form, made of what the engine says of its fields. Secrets can be written and never read. */
export function SettingsForm({ spec, save }: Wishes) {
  const { t } = useTranslation();
  const say = useSaying();
  const [changed, setChanged] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState<string>();
  const [saved, setSaved] = useState(false);
  const [busy, setBusy] = useState(false);
  const wrong = failure === undefined ? undefined : objected(failure, spec.fields);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailure(undefined);
    setSaved(false);
    try {
      await save(changed);
      setChanged({});
      setSaved(true);
    } catch (refused) {
      setFailure(say(refused));
    } finally {
      setBusy(false);
    }
  };
  const set = (field: SettingsField, value: string) => {
    setSaved(false);
    setChanged((before) => {
      const { [field.id]: _gone, ...others } = before;
      return value === (field.value ?? '') && field.type !== 'secret' ? others : { ...others, [field.id]: value };
    });
  };
  return (
    <Form onSubmit={(event) => void submit(event)} aria-label={spec.name} className="vireo-settings" noValidate>
      {failure !== undefined && !wrong && <Alert isInline variant="danger" title={failure} />}
      {saved && <Alert isInline isLiveRegion variant="success" title={t('settings.saved')} />}
      {spec.fields.map((field) => (
        <OneField key={field.id} pid={spec.pid} field={field} value={changed[field.id] ?? field.value ?? ''} set={(value) => set(field, value)} wrong={wrong === field.id ? failure : undefined} />
      ))}
      <ActionGroup>
        <Button type="submit" isDisabled={busy || Object.keys(changed).length === 0} isLoading={busy}>
          {t('app.save')}
        </Button>
        <Button variant="secondary" isDisabled={Object.keys(changed).length === 0} onClick={() => setChanged({})}>
          {t('settings.undo')}
        </Button>
      </ActionGroup>
    </Form>
  );
}

interface FieldWishes {
  pid: string;
  field: SettingsField;
  value: string;
  set: (value: string) => void;
  wrong?: string;
}

function OneField({ pid, field, value, set, wrong }: FieldWishes) {
  const { t } = useTranslation();
  const id = `set-${pid}-${field.id}`;
  const bounds = field.min !== undefined && field.max !== undefined ? t('settings.range', { min: field.min, max: field.max }) : '';
  const limits = [
    field.description,
    bounds && !field.description.includes(bounds) ? bounds : '',
    field.many ? t('settings.many') : '',
    field.default ? t('settings.standard', { value: field.type === 'flag' ? t(`word.${field.default}`) : field.default }) : '',
    field.type === 'secret' ? t(field.set ? 'settings.secretSet' : 'settings.secretNone') : '',
  ].filter(Boolean);
  const told = (
    <FormHelperText>
      <HelperText id={`${id}-told`}>
        {wrong && <HelperTextItem variant="error">{wrong}</HelperTextItem>}
        {limits.map((text) => (
          <HelperTextItem key={text}>{text}</HelperTextItem>
        ))}
      </HelperText>
    </FormHelperText>
  );
  if (field.type === 'flag') {
    return (
      <FormGroup fieldId={id}>
        <Checkbox id={id} label={nameOf(field)} isChecked={(value || field.default) === 'true'} onChange={(_event, on) => set(String(on))} aria-describedby={`${id}-told`} />
        {told}
      </FormGroup>
    );
  }
  const options = Object.entries(field.options);
  return (
    <FormGroup label={nameOf(field)} fieldId={id} isRequired={field.required && !field.default && !field.set}>
      {options.length > 0 && !field.many ? (
        <FormSelect id={id} value={value || field.default} onChange={(_event, next) => set(next)} aria-describedby={`${id}-told`}>
          {options.map(([option, label]) => (
            <FormSelectOption key={option} value={option} label={label} />
          ))}
        </FormSelect>
      ) : (
        <TextInput
          id={id}
          type={field.type === 'secret' ? 'password' : field.type === 'number' || field.type === 'decimal' ? 'number' : 'text'}
          step={field.type === 'decimal' ? 'any' : undefined}
          autoComplete={field.type === 'secret' ? 'new-password' : 'off'}
          placeholder={field.default}
          value={value}
          validated={wrong ? 'error' : 'default'}
          aria-describedby={`${id}-told`}
          onChange={(_event, next) => set(next)}
        />
      )}
      {told}
    </FormGroup>
  );
}
