import { Button, Checkbox, Modal, ModalBody, ModalFooter, ModalHeader, Stack, StackItem } from '@patternfly/react-core';
import { ColumnsIcon } from '@patternfly/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field, Kind } from '../kinds';

interface Wishes {
  kind: Kind;
  columns: Field[];
  choose: (ids: string[] | undefined) => void;
}

export function ColumnChoice({ kind, columns, choose }: Wishes) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const ids = columns.map((column) => column.id);
  const turn = (id: string, on: boolean) => choose(on ? [...ids, id] : ids.filter((one) => one !== id));
  return (
    <>
      <Button variant="plain" aria-label={t('list.columns')} onClick={() => setOpen(true)} icon={<ColumnsIcon />} />
      <Modal isOpen={open} variant="small" onClose={() => setOpen(false)} aria-labelledby="columns-title">
        <ModalHeader title={t('list.columns')} labelId="columns-title" />
        <ModalBody>
          <Stack hasGutter>
            {kind.fields.map((field) => (
              <StackItem key={field.id}>
                <Checkbox
                  id={`column-${field.id}`}
                  label={t(`field.${field.id}`)}
                  isChecked={ids.includes(field.id)}
                  isDisabled={ids.length === 1 && ids[0] === field.id}
                  onChange={(_event, on) => turn(field.id, on)}
                />
              </StackItem>
            ))}
          </Stack>
        </ModalBody>
        <ModalFooter>
          <Button onClick={() => setOpen(false)}>{t('app.close')}</Button>
          <Button variant="link" onClick={() => choose(undefined)}>
            {t('list.usualColumns')}
          </Button>
        </ModalFooter>
      </Modal>
    </>
  );
}
