import { FormFieldGroup, FormFieldGroupHeader } from '@patternfly/react-core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Item, post, put } from '../api/client';
import { useAll } from '../api/queries';
import { kindOf } from '../kinds';
import { FormDialog } from './FormDialog';
import { Choice, Lines, Text, Tick } from './inputs';
import { bodyOf, type Spec, type Values, valuesOf } from './spec';

interface Wishes {
  /** Names the text `kind.<id>`. */
  kind: string;
  /** The collection to add to. */
  path: string;
  specs: Spec[];
  close: () => void;
  /** The object to change; without it one is made. */
  item?: Item;
  /** Where it is changed, if not below the collection. */
  place?: string;
  /** What always goes along, such as what a new one belongs to. */
  always?: object;
  /** Something to do with what was made. */
  after?: (made: Item) => Promise<unknown>;
}

/** A form made of what is known of the fields of a kind of object. Sends only what differs. */
export function ItemForm({ kind, path, specs: all, close, item, place, always, after }: Wishes) {
  const { t } = useTranslation();
  const specs = all.filter((spec) => !spec.when || spec.when === (item ? 'edit' : 'new'));
  const [values, setValues] = useState<Values>(() => valuesOf(specs, item));
  const set = (id: string, value: string) => setValues((before) => ({ ...before, [id]: value }));
  const complete = specs.every((spec) => !spec.required || values[spec.id]);
  const submit = async () => {
    const body = bodyOf(specs, values, item);
    const made = item ? await put(place ?? `/${path}/${item.id}`, { ...always, ...body }) : await post(`/${path}`, { ...always, ...body });
    await after?.(made);
  };
  const groups = [...new Set(specs.map((spec) => spec.group ?? ''))];
  return (
    <FormDialog
      title={item ? t('form.edit', { name: item.name ?? t(`kind.${kind}`) }) : t('list.create', { kind: t(`kind.${kind}`) })}
      button={item ? undefined : t('app.create')}
      close={close}
      submit={submit}
      valid={complete}
    >
      {groups.map((group) => {
        const fields = specs
          .filter((spec) => (spec.group ?? '') === group)
          .map((spec, index) => <OneField key={spec.id} spec={spec} value={values[spec.id]} set={(value) => set(spec.id, value)} focus={group === '' && index === 0} />);
        return group === '' ? (
          fields
        ) : (
          <FormFieldGroup key={group} header={<FormFieldGroupHeader titleText={{ text: t(`formGroup.${group}`), id: `group-${group}` }} />}>
            {fields}
          </FormFieldGroup>
        );
      })}
    </FormDialog>
  );
}

interface FieldWishes {
  spec: Spec;
  value: string;
  set: (value: string) => void;
  focus?: boolean;
}

function OneField({ spec, value, set, focus }: FieldWishes) {
  const { t } = useTranslation();
  const hint = spec.hint && t(`adminHint.${spec.hint}`);
  switch (spec.kind) {
    case 'flag':
      return <Tick id={spec.id} value={value === 'true'} onChange={(on) => set(String(on))} hint={hint} />;
    case 'choice':
      return <Choice id={spec.id} value={value} onChange={set} options={spec.options ?? []} empty={spec.empty && t(`adminHint.${spec.empty}`)} required={spec.required} hint={hint} />;
    case 'object':
      return <OneObject spec={spec} value={value} set={set} />;
    case 'lines':
      return <Lines id={spec.id} value={value} onChange={set} required={spec.required} hint={hint} />;
    default:
      return <Text id={spec.id} type={spec.kind} min={spec.min} max={spec.max} value={value} onChange={set} required={spec.required} hint={hint} focus={focus} />;
  }
}

function OneObject({ spec, value, set }: FieldWishes) {
  const { t } = useTranslation();
  const kind = spec.of ?? '';
  const all = useAll(kind, kindOf(kind).path);
  const found = (all.data ?? []).filter((one) => spec.only?.(one) ?? true);
  const first = found[0]?.id;
  useEffect(() => {
    if (spec.required && !value && first) {
      set(first);
    }
    // the first of all is the usual choice, once it is known
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [first]);
  const options = found.map((one) => ({ value: one.id, label: String(one.name ?? one.id) }));
  return (
    <Choice
      id={spec.id}
      value={value}
      onChange={set}
      options={options}
      required={spec.required}
      empty={spec.empty ? t(`adminHint.${spec.empty}`) : value ? undefined : t('form.choose')}
      hint={spec.hint && t(`adminHint.${spec.hint}`)}
    />
  );
}
