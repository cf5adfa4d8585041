import { Checkbox, FormGroup, FormHelperText, FormSelect, FormSelectOption, HelperText, HelperTextItem, TextArea, TextInput } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Item } from '../api/client';
import { useAll } from '../api/queries';
import { kindOf } from '../kinds';

interface Common {
  /** Names the text `field.<id>`. */
  id: string;
  hint?: ReactNode;
  required?: boolean;
}

function Hint({ of }: { of: ReactNode }) {
  return of ? (
    <FormHelperText>
      <HelperText>
        <HelperTextItem>{of}</HelperTextItem>
      </HelperText>
    </FormHelperText>
  ) : null;
}

interface TextWishes extends Common {
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'number' | 'password' | 'email';
  pattern?: string;
  min?: number;
  max?: number;
  focus?: boolean;
}

export function Text({ id, hint, required, value, onChange, type = 'text', pattern, min, max, focus }: TextWishes) {
  const { t } = useTranslation();
  return (
    <FormGroup label={t(`field.${id}`)} fieldId={`in-${id}`} isRequired={required}>
      <TextInput
        id={`in-${id}`}
        isRequired={required}
        required={required}
        type={type}
        pattern={pattern}
        min={min}
        max={max}
        value={value}
        autoFocus={focus}
        autoComplete={type === 'password' ? 'new-password' : 'off'}
        onChange={(_event, next) => onChange(next)}
      />
      <Hint of={hint} />
    </FormGroup>
  );
}

/** Several lines of text. */
export function Lines({ id, hint, required, value, onChange }: Pick<TextWishes, 'id' | 'hint' | 'required' | 'value' | 'onChange'>) {
  const { t } = useTranslation();
  return (
    <FormGroup label={t(`field.${id}`)} fieldId={`in-${id}`} isRequired={required}>
      <TextArea id={`in-${id}`} value={value} required={required} resizeOrientation="vertical" rows={4} onChange={(_event, next) => onChange(next)} />
      <Hint of={hint} />
    </FormGroup>
  );
}

interface ChoiceWishes extends Common {
  focus?: boolean;
  value: string;
  onChange: (value: string) => void;
  options: { value: string; label: string }[];
  empty?: string;
}

export function Choice({ id, hint, required, value, onChange, options, empty, focus }: ChoiceWishes) {
  const { t } = useTranslation();
  return (
    <FormGroup label={t(`field.${id}`)} fieldId={`in-${id}`} isRequired={required}>
      <FormSelect id={`in-${id}`} value={value} onChange={(_event, next) => onChange(next)} required={required} autoFocus={focus} aria-label={t(`field.${id}`)}>
        {empty !== undefined && <FormSelectOption value="" label={empty} />}
        {options.map((option) => (
          <FormSelectOption key={option.value} value={option.value} label={option.label} />
        ))}
      </FormSelect>
      <Hint of={hint} />
    </FormGroup>
  );
}

interface ObjectWishes extends Common {
  focus?: boolean;
  kind: string;
  value: string;
  onChange: (id: string) => void;
  empty?: string;
  only?: (item: Item) => boolean;
}

/** A choice among all objects of a kind. */
export function ObjectChoice({ kind, only, ...wishes }: ObjectWishes) {
  const all = useAll(kind, kindOf(kind).path);
  const options = (all.data ?? [])
    .filter((item) => only?.(item) ?? true)
    .map((item) => ({ value: item.id, label: String(item.name ?? item.id) }));
  return <Choice {...wishes} options={options} />;
}

interface SwitchWishes {
  id: string;
  value: boolean;
  onChange: (on: boolean) => void;
  hint?: ReactNode;
}

export function Tick({ id, value, onChange, hint }: SwitchWishes) {
  const { t } = useTranslation();
  return <Checkbox id={`in-${id}`} label={t(`field.${id}`)} description={hint} isChecked={value} onChange={(_event, on) => onChange(on)} />;
}

interface SizeWishes extends Common {
  /** In bytes; empty when there is none. */
  value: string;
  onChange: (bytes: string) => void;
}

const MIB = 1024 ** 2;

/** A size in MiB or GiB, kept in bytes. */
export function Size({ id, value, onChange, ...common }: SizeWishes) {
  const gib = value !== '' && Number(value) % (1024 * MIB) === 0;
  const unit = gib || value === '' ? 1024 * MIB : MIB;
  return (
    <FormGroupSize id={id} {...common} amount={value === '' ? '' : String(Number(value) / unit)} unit={unit} onChange={onChange} />
  );
}

interface FormGroupSizeWishes extends Common {
  amount: string;
  unit: number;
  onChange: (bytes: string) => void;
}

function FormGroupSize({ id, hint, required, amount, unit, onChange }: FormGroupSizeWishes) {
  const { t } = useTranslation();
  const bytesOf = (text: string, by: number) => (text === '' ? '' : String(Math.round(Number(text) * by)));
  return (
    <FormGroup label={t(`field.${id}`)} fieldId={`in-${id}`} isRequired={required}>
      <div className="vireo-size">
        <TextInput
          id={`in-${id}`}
          type="number"
          min={1}
          required={required}
          value={amount}
          onChange={(_event, next) => onChange(bytesOf(next, unit))}
        />
        <FormSelect aria-label={t('field.unit')} value={String(unit)} onChange={(_event, next) => onChange(bytesOf(amount, Number(next)))}>
          <FormSelectOption value={String(MIB)} label="MiB" />
          <FormSelectOption value={String(1024 * MIB)} label="GiB" />
        </FormSelect>
      </div>
      <Hint of={hint} />
    </FormGroup>
  );
}
