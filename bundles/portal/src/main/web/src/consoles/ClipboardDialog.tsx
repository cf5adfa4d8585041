import { Button, Form, FormGroup, Modal, ModalBody, ModalFooter, ModalHeader, TextArea } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Wishes {
  /** What the guest has copied last. */
  heard: string;
  /** Puts text on the guest's clipboard. */
  put: (text: string) => void;
  /** Types text into the guest, which needs nothing installed there. */
  type: (text: string) => void;
  close: () => void;
}

/** Text between the clipboards of the user and the guest; browsers let pages read the one of the user only when asked to. */
export function ClipboardDialog({ heard, put, type, close }: Wishes) {
  const { t } = useTranslation();
  const [text, setText] = useState(heard);
  const take = () => void navigator.clipboard.readText().then(setText, () => undefined);
  const done = (how: (text: string) => void) => () => {
    how(text);
    close();
  };
  return (
    <Modal isOpen variant="small" onClose={close} aria-labelledby="clipboard-title">
      <ModalHeader title={t('console.clipboard')} labelId="clipboard-title" description={t('console.clipboardHint')} />
      <ModalBody>
        <Form>
          <FormGroup label={t('console.text')} fieldId="clipboard-text">
            <TextArea id="clipboard-text" value={text} onChange={(_event, value) => setText(value)} rows={6} resizeOrientation="vertical" autoFocus />
          </FormGroup>
        </Form>
        <Button variant="link" isInline onClick={take}>
          {t('console.take')}
        </Button>{' '}
        <Button variant="link" isInline isDisabled={!text} onClick={() => void navigator.clipboard.writeText(text)}>
          {t('console.copy')}
        </Button>
      </ModalBody>
      <ModalFooter>
        <Button isDisabled={!text} onClick={done(type)}>
          {t('console.paste')}
        </Button>
        <Button variant="secondary" isDisabled={!text} onClick={done(put)}>
          {t('console.put')}
        </Button>
        <Button variant="link" onClick={close}>
          {t('app.cancel')}
        </Button>
      </ModalFooter>
    </Modal>
  );
}
