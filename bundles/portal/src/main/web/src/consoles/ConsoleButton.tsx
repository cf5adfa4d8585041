import { Dropdown, DropdownItem, DropdownList, MenuToggle, MenuToggleAction } from '@patternfly/react-core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { API, ask, type Item, list } from '../api/client';
import { BASE } from '../app/where';
import { useTasks } from '../tasks/run';
import { save } from '../ui/save';

const CAN = new Set(['up', 'powering_up', 'powering_down', 'reboot_in_progress', 'paused', 'migrating', 'wait_for_launch']);
const VIEWER_FILE = 'application/x-virt-viewer';
const KEY = 'vireo.console';

/** Fetches the file that remote-viewer opens: it holds a ticket, so it is never an address that can be kept. */
async function viewerFile(vm: Item): Promise<void> {
  const consoles = await list(`/vms/${vm.id}/graphicsconsoles`);
  if (consoles.length === 0) {
    return;
  }
  const wanted = consoles.find((one) => one.protocol === 'spice') ?? consoles[0];
  const answer = await ask(`${API}/vms/${vm.id}/graphicsconsoles/${wanted.id}`, { headers: { Accept: VIEWER_FILE } });
  save('console.vv', await answer.blob());
}

/** Opens the console the user opened last time: in a window of the browser, or in remote-viewer. */
export function ConsoleButton({ vm }: { vm: Item }) {
  const { t } = useTranslation();
  const tasks = useTasks();
  const [open, setOpen] = useState(false);
  const [usual, setUsual] = useState(() => localStorage.getItem(KEY) ?? 'screen');
  const serial = String(vm.console?.enabled) === 'true';
  const screen = !vm.display || Boolean(vm.display.type);
  const start = (way: string) => {
    localStorage.setItem(KEY, way);
    setUsual(way);
    setOpen(false);
    if (way === 'viewer') {
      void tasks.run(t('console.viewer'), [vm], viewerFile);
    } else {
      const page = way === 'serial' ? 'serial' : 'console';
      window.open(`${BASE}/vms/${vm.id}/${page}`, `${page}-${vm.id}`, 'popup,width=1100,height=850');
    }
  };
  const can = CAN.has(String(vm.status)) && (screen || serial);
  const first = !screen || (usual === 'serial' && serial) ? 'serial' : usual === 'serial' ? 'screen' : usual;
  return (
    <Dropdown
      isOpen={open}
      onOpenChange={setOpen}
      popperProps={{ position: 'end' }}
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          isDisabled={!can}
          isExpanded={open}
          onClick={() => setOpen(!open)}
          aria-label={t('console.choose')}
          splitButtonItems={[
            <MenuToggleAction key="open" onClick={() => start(first)} isDisabled={!can}>
              {t('console.open')}
            </MenuToggleAction>,
          ]}
        />
      )}
    >
      <DropdownList>
        {screen && <DropdownItem onClick={() => start('screen')}>{t('console.screen')}</DropdownItem>}
        {serial && <DropdownItem onClick={() => start('serial')}>{t('console.serial')}</DropdownItem>}
        {screen && <DropdownItem onClick={() => start('viewer')}>{t('console.viewer')}</DropdownItem>}
      </DropdownList>
    </Dropdown>
  );
}
