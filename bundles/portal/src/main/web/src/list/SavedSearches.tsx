import { Divider, Dropdown, DropdownItem, DropdownList, MenuToggle } from '@patternfly/react-core';
import { BookmarkIcon } from '@patternfly/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQueryClient } from '@tanstack/react-query';
import { type Item, post, remove } from '../api/client';
import { useAll } from '../api/queries';
import { FormDialog } from '../forms/FormDialog';
import { Text } from '../forms/inputs';
import { kept, searchOf } from './saved';

interface Wishes {
  /** Path of the kind in API v4. */
  path: string;
  search: string;
  onSearch: (search: string) => void;
}

/** Searches that were kept under a name: bookmarks of API v4, the same for everybody. */
export function SavedSearches({ path, search, onSearch }: Wishes) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [saving, setSaving] = useState(false);
  const queries = useQueryClient();
  const bookmarks = useAll('bookmark', 'bookmarks');
  const own = (bookmarks.data ?? []).filter((one) => searchOf(one, path) !== undefined);
  const present = own.find((one) => searchOf(one, path) === search);
  const forget = async (bookmark: Item) => {
    await remove(`/bookmarks/${bookmark.id}`);
    await queries.invalidateQueries({ queryKey: ['list', 'bookmark'] });
  };
  return (
    <>
      <Dropdown
        isOpen={open}
        onOpenChange={setOpen}
        onSelect={() => setOpen(false)}
        toggle={(ref) => (
          <MenuToggle ref={ref} variant="plain" isExpanded={open} aria-label={t('saved.title')} onClick={() => setOpen(!open)} icon={<BookmarkIcon />} />
        )}
      >
        <DropdownList>
          {own.map((bookmark) => (
            <DropdownItem key={bookmark.id} description={searchOf(bookmark, path)} onClick={() => onSearch(searchOf(bookmark, path) ?? '')}>
              {bookmark.name}
            </DropdownItem>
          ))}
          {own.length > 0 && <Divider component="li" />}
          <DropdownItem isDisabled={!search || Boolean(present)} onClick={() => setSaving(true)}>
            {t('saved.save')}
          </DropdownItem>
          {present && (
            <DropdownItem isDanger onClick={() => void forget(present)}>
              {t('saved.forget', { name: present.name })}
            </DropdownItem>
          )}
        </DropdownList>
      </Dropdown>
      {saving && <Save path={path} search={search} close={() => setSaving(false)} />}
    </>
  );
}

function Save({ path, search, close }: { path: string; search: string; close: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  return (
    <FormDialog
      title={t('saved.save')}
      description={search}
      close={close}
      variant="small"
      valid={Boolean(name)}
      submit={() => post('/bookmarks', { name, value: kept(path, search) })}
    >
      <Text id="name" value={name} onChange={setName} required focus />
    </FormDialog>
  );
}
