import { Button, Form, Modal, ModalBody, ModalFooter, ModalHeader, type ModalProps } from '@patternfly/react-core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryClient } from '@tanstack/react-query';
import { Failure } from '../ui/Problem';

interface Wishes {
  title: string;
  close: () => void;
  /** Does what the form is for; what it throws is shown, and the form stays as it is. With false it stays open as well. */
  submit: () => Promise<unknown>;
  button?: string;
  valid?: boolean;
  variant?: ModalProps['variant'];
  description?: ReactNode;
  /** Of the form; another one where two dialogs can be open. */
  id?: string;
  children: ReactNode;
}

/** A form in a dialog: sends by Enter, shows why the engine refused, and keeps what was typed. */
export function FormDialog({ title, close, submit, button, valid = true, variant = 'medium', description, id = 'dialog-form', children }: Wishes) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!valid || busy) {
      return;
    }
    setBusy(true);
    setFailure(undefined);
    try {
      const done = await submit();
      await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'item' || queryKey[0] === 'list' });
      if (done !== false) {
        close();
      }
    } catch (refused) {
      setFailure(refused);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal isOpen variant={variant} onClose={close} aria-labelledby={`${id}-title`}>
      <ModalHeader title={title} labelId={`${id}-title`} description={description} />
      <ModalBody>
        <Form id={id} onSubmit={(event) => void send(event)} noValidate={false}>
          <Failure of={failure} />
          {children}
        </Form>
      </ModalBody>
      <ModalFooter>
        <Button type="submit" form={id} isLoading={busy} isDisabled={!valid || busy}>
          {button ?? t('app.save')}
        </Button>
        <Button variant="link" onClick={close}>
          {t('app.cancel')}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
