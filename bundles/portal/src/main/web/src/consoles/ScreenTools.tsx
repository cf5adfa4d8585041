import { Button, Dropdown, DropdownGroup, DropdownItem, DropdownList, MenuToggle } from '@patternfly/react-core';
import { CompressIcon, ExpandIcon, KeyboardIcon } from '@patternfly/react-icons';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { COMBINATIONS, keyOf, KEYS } from './keys';

/** How large the screen is shown: as the window, as it is, or as large as the guest makes it when asked for the window's size. */
export const SCALES = ['fit', 'real', 'resize'] as const;
export type Scale = (typeof SCALES)[number];

export function KeysMenu({ press, disabled }: { press: (keys: number[]) => void; disabled: boolean }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Dropdown
      isOpen={open}
      onOpenChange={setOpen}
      onSelect={() => setOpen(false)}
      shouldFocusFirstItemOnOpen
      toggle={(ref) => (
        <MenuToggle ref={ref} isExpanded={open} isDisabled={disabled} onClick={() => setOpen(!open)}>
          {t('console.keys')}
        </MenuToggle>
      )}
    >
      <DropdownList>
        {COMBINATIONS.map((one) => (
          <DropdownItem key={one.name} onClick={() => press(one.keys)}>
            {one.name}
          </DropdownItem>
        ))}
      </DropdownList>
    </Dropdown>
  );
}

interface ViewWishes {
  scale: Scale;
  onScale: (scale: Scale) => void;
  watching: boolean;
  onWatching: (watching: boolean) => void;
}

export function ViewMenu({ scale, onScale, watching, onWatching }: ViewWishes) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Dropdown
      isOpen={open}
      onOpenChange={setOpen}
      onSelect={() => setOpen(false)}
      popperProps={{ position: 'end' }}
      toggle={(ref) => (
        <MenuToggle ref={ref} isExpanded={open} onClick={() => setOpen(!open)}>
          {t('console.view')}
        </MenuToggle>
      )}
    >
      <DropdownGroup label={t('console.scale')}>
        <DropdownList>
          {SCALES.map((one) => (
            <DropdownItem key={one} isSelected={one === scale} onClick={() => onScale(one)}>
              {t(`console.scales.${one}`)}
            </DropdownItem>
          ))}
        </DropdownList>
      </DropdownGroup>
      <DropdownGroup label={t('console.input')}>
        <DropdownList>
          <DropdownItem isSelected={watching} onClick={() => onWatching(!watching)}>
            {t('console.watch')}
          </DropdownItem>
        </DropdownList>
      </DropdownGroup>
    </Dropdown>
  );
}

/** Fills the whole screen with an element, and back. */
export function FullScreen({ of }: { of: RefObject<HTMLElement | null> }) {
  const { t } = useTranslation();
  const [full, setFull] = useState(false);
  useEffect(() => {
    const look = () => setFull(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', look);
    return () => document.removeEventListener('fullscreenchange', look);
  }, []);
  const turn = () => void (full ? document.exitFullscreen() : of.current?.requestFullscreen());
  return <Button variant="plain" aria-label={t('console.full')} aria-pressed={full} onClick={turn} icon={full ? <CompressIcon /> : <ExpandIcon />} />;
}

/** Brings up the keyboard of a phone: what is typed into a field that nobody sees goes to the guest. */
export function SoftKeyboard({ press }: { press: (keys: number[]) => void }) {
  const { t } = useTranslation();
  const field = useRef<HTMLTextAreaElement>(null);
  const typed = (text: string) => {
    for (const sign of text) {
      press([keyOf(sign)]);
    }
    if (field.current) {
      field.current.value = '';
    }
  };
  return (
    <>
      <Button variant="plain" aria-label={t('console.keyboard')} onClick={() => field.current?.focus()} icon={<KeyboardIcon />} />
      <textarea
        ref={field}
        className="vireo-soft-keyboard"
        aria-label={t('console.keyboard')}
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        tabIndex={-1}
        onInput={(event) => typed(event.currentTarget.value)}
        onKeyDown={(event) => {
          const key = event.key === 'Backspace' ? KEYS.backspace : event.key === 'Enter' ? KEYS.enter : event.key === 'Tab' ? KEYS.tab : undefined;
          if (key) {
            event.preventDefault();
            press([key]);
          }
        }}
      />
    </>
  );
}
