import { Divider, Dropdown, DropdownGroup, DropdownItem, DropdownList, MenuToggle } from '@patternfly/react-core';
import { CheckIcon } from '@patternfly/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../api/session';
import { choose, type Language, LANGUAGES } from '../i18n';
import { type Theme, useTheme } from './theme';

const THEMES: Theme[] = ['system', 'light', 'dark'];

export function UserMenu() {
  const { t, i18n } = useTranslation();
  const { user, logout } = useSession();
  const [open, setOpen] = useState(false);
  const [theme, setTheme] = useTheme();
  const mark = (on: boolean) => (on ? <CheckIcon /> : undefined);
  return (
    <Dropdown
      isOpen={open}
      onOpenChange={setOpen}
      onSelect={() => setOpen(false)}
      popperProps={{ position: 'end' }}
      toggle={(ref) => (
        <MenuToggle ref={ref} isExpanded={open} onClick={() => setOpen(!open)} className="vireo-user" title={user?.name}>
          {user?.name}
        </MenuToggle>
      )}
    >
      <DropdownGroup label={t('user.theme')}>
        <DropdownList>
          {THEMES.map((one) => (
            <DropdownItem key={one} onClick={() => setTheme(one)} icon={mark(theme === one)}>
              {t(`theme.${one}`)}
            </DropdownItem>
          ))}
        </DropdownList>
      </DropdownGroup>
      <DropdownGroup label={t('user.language')}>
        <DropdownList>
          {Object.entries(LANGUAGES).map(([code, name]) => (
            <DropdownItem key={code} lang={code} onClick={() => void choose(code as Language)} icon={mark(i18n.language === code)}>
              {name}
            </DropdownItem>
          ))}
        </DropdownList>
      </DropdownGroup>
      <Divider />
      <DropdownList>
        <DropdownItem to="/docs/" target="_blank" rel="noopener">
          {t('user.handbook')}
        </DropdownItem>
        <DropdownItem onClick={() => void logout()}>{t('user.logout')}</DropdownItem>
      </DropdownList>
    </Dropdown>
  );
}
