import { Modal, ModalBody, ModalHeader, SearchInput, SimpleList, SimpleListItem } from '@patternfly/react-core';
import { type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { list } from '../api/client';
import { KINDS } from '../kinds';
import { usePluggedLinks } from '../plugins/navigation';
import { PAGES } from './navigation';

const FOUND_OF_KIND = 5;
const PAUSE_MILLIS = 200;

interface Target {
  path: string;
  text: string;
  of: string;
}

/** Objects of all kinds whose name holds the text. */
function useObjects(text: string): Target[] {
  const { t } = useTranslation();
  const found = useQuery({
    queryKey: ['palette', text],
    enabled: text.length > 1,
    queryFn: async ({ signal }) => {
      const searched = KINDS.filter((kind) => kind.searched && !kind.listOnly && kind.id !== 'user');
      const search = `name = "*${text.replaceAll('"', '')}*"`;
      const answers = await Promise.all(
        searched.map(async (kind) => {
          // what one kind does not answer must not hide the others
          const items = await list(`/${kind.path}?${new URLSearchParams({ search, max: String(FOUND_OF_KIND) })}`, signal).catch(() => []);
          return items.map((item) => ({ path: `${kind.path}/${item.id}`, text: item.name ?? item.id, of: t(`kind.${kind.id}`) }));
        }),
      );
      return answers.flat();
    },
  });
  return found.data ?? [];
}

/** Goes to a page or an object by a few letters, without the mouse (Ctrl K). */
export function Palette({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [settled, setSettled] = useState('');
  const [at, setAt] = useState(0);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text.trim()), PAUSE_MILLIS);
    return () => clearTimeout(timer);
  }, [text]);
  const objects = useObjects(settled);
  const plugged = usePluggedLinks();
  const targets = useMemo(() => {
    const wanted = text.trim().toLowerCase();
    const own = PAGES.map((page) => ({ path: page.path, text: t(page.text) }));
    const pages = [...own, ...plugged.map((page) => ({ path: page.path, text: page.title }))]
      .map((page) => ({ ...page, of: t('palette.page') }))
      .filter((page) => page.text.toLowerCase().includes(wanted));
    return [...pages, ...objects];
  }, [text, objects, plugged, t]);
  const go = (target: Target | undefined) => {
    if (target) {
      close();
      void navigate(`/${target.path}`);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setAt((before) => Math.max(0, Math.min(targets.length - 1, before + (event.key === 'ArrowDown' ? 1 : -1))));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      go(targets[at]);
    }
  };
  return (
    <Modal isOpen variant="small" position="top" onClose={close} aria-labelledby="palette-title" elementToFocus="#palette-text">
      <ModalHeader title={t('palette.title')} labelId="palette-title" />
      <ModalBody>
        <SearchInput
          searchInputId="palette-text"
          aria-label={t('palette.title')}
          placeholder={t('palette.hint')}
          value={text}
          onChange={(_event, value) => {
            setText(value);
            setAt(0);
          }}
          onClear={() => setText('')}
          onKeyDown={onKeyDown}
        />
        <SimpleList aria-label={t('palette.found')} isControlled={false} className="vireo-palette">
          {targets.map((target, index) => (
            <SimpleListItem key={target.path} itemId={target.path} isActive={index === at} onClick={() => go(target)}>
              {target.text} <small>{target.of}</small>
            </SimpleListItem>
          ))}
        </SimpleList>
      </ModalBody>
    </Modal>
  );
}
