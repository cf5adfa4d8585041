import {
  Button,
  Dropdown,
  DropdownItem,
  DropdownList,
  Form,
  FormGroup,
  MenuToggle,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  TextInput,
} from '@patternfly/react-core';
import { EllipsisVIcon } from '@patternfly/react-icons';
import type { TFunction } from 'i18next';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Item } from '../api/client';
import type { Action } from '../kinds';
import { useTasks } from './run';

const always = () => true;

const titleOf = (t: TFunction, action: Action) => action.title ?? t(`action.${action.id}`);

/** Runs an action on objects, after asking as much as it wants to be asked. */
export function useAction(kind: string, title: (item: Item) => string, after?: (action: Action) => void) {
  const { t } = useTranslation();
  const tasks = useTasks();
  const [asked, setAsked] = useState<{ action: Action; items: Item[] }>();
  const close = () => setAsked(undefined);

  const carryOut = async (action: Action, items: Item[]) => {
    close();
    if (action.run) {
      const failed = await tasks.run(titleOf(t, action), items.map((item) => ({ ...item, name: title(item) })), action.run);
      if (failed === 0) {
        after?.(action);
      }
    }
  };

  const start = (action: Action, items: Item[]) => {
    if (action.form || (action.care ?? 'none') !== 'none') {
      setAsked({ action, items });
    } else {
      void carryOut(action, items);
    }
  };

  let dialog: ReactNode = null;
  if (asked?.action.form) {
    dialog = asked.action.form(asked.items[0], close);
  } else if (asked) {
    dialog = <Question kind={kind} {...asked} title={title} close={close} yes={() => void carryOut(asked.action, asked.items)} />;
  }
  return { start, dialog };
}

interface QuestionWishes {
  kind: string;
  action: Action;
  items: Item[];
  title: (item: Item) => string;
  close: () => void;
  yes: () => void;
}

function Question({ kind, action, items, title, close, yes }: QuestionWishes) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const expected = items.length === 1 ? title(items[0]) : String(items.length);
  const sure = action.care !== 'type' || typed === expected;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (sure) {
      yes();
    }
  };
  return (
    <Modal isOpen variant="small" onClose={close} aria-labelledby="question-title">
      <ModalHeader
        title={t('ask.title', { action: titleOf(t, action) })}
        titleIconVariant={action.danger ? 'warning' : undefined}
        labelId="question-title"
      />
      <ModalBody>
        <Form id="question" onSubmit={submit}>
          <p>{items.length === 1 ? `${t(`kind.${kind}`)}: ${title(items[0])}` : t('ask.many', { count: items.length })}</p>
          {action.care === 'type' && (
            <FormGroup label={t('ask.type', { text: expected })} fieldId="question-text">
              <TextInput id="question-text" value={typed} onChange={(_event, value) => setTyped(value)} autoComplete="off" autoFocus />
            </FormGroup>
          )}
        </Form>
      </ModalBody>
      <ModalFooter>
        <Button type="submit" form="question" variant={action.danger ? 'danger' : 'primary'} isDisabled={!sure}>
          {titleOf(t, action)}
        </Button>
        <Button variant="link" onClick={close}>
          {t('app.cancel')}
        </Button>
      </ModalFooter>
    </Modal>
  );
}

interface MenuWishes {
  actions: Action[];
  items: Item[];
  start: (action: Action, items: Item[]) => void;
  compact?: boolean;
}

/** The actions that make sense for all of the objects: the foremost as buttons, the rest in a menu. */
export function ActionMenu({ actions, items, start, compact }: MenuWishes) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const usable = actions.filter((action) => (items.length === 1 ? !action.many : !action.form));
  const can = (action: Action) => items.length > 0 && items.every(action.possible ?? always);
  const beside = compact ? [] : usable.filter((action) => action.first);
  const inMenu = usable.filter((action) => !beside.includes(action));
  return (
    <>
      {beside.map((action) => (
        <Button key={action.id} variant="secondary" isDisabled={!can(action)} onClick={() => start(action, items)}>
          {titleOf(t, action)}
        </Button>
      ))}
      {inMenu.length > 0 && (
        <Dropdown
          isOpen={open}
          onOpenChange={setOpen}
          onSelect={() => setOpen(false)}
          popperProps={{ position: 'end' }}
          toggle={(ref) => (
            <MenuToggle
              ref={ref}
              variant="plain"
              isExpanded={open}
              isDisabled={items.length === 0}
              aria-label={t('app.actions')}
              onClick={() => setOpen(!open)}
              icon={<EllipsisVIcon />}
            />
          )}
        >
          <DropdownList>
            {inMenu.map((action) => (
              <DropdownItem key={action.id} isDanger={action.danger} isDisabled={!can(action)} onClick={() => start(action, items)}>
                {titleOf(t, action)}
              </DropdownItem>
            ))}
          </DropdownList>
        </Dropdown>
      )}
    </>
  );
}
