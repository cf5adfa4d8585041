import { Nav, NavItem, NavList, Page, SkipToContent, Spinner } from '@patternfly/react-core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, Route, Routes, useLocation } from 'react-router';
import { Head } from '../app/Head';
import { NotFound } from '../app/NotFound';
import { Reports } from '../reports/Reports';
import { DetailPage } from '../detail/DetailPage';
import { kindOf } from '../kinds';
import { usePluggedLinks } from '../plugins/navigation';
import { PluginPage } from '../plugins/Show';
import { TaskDrawer } from '../tasks/Drawer';
import { useTasks } from '../tasks/run';
import { Boundary } from '../ui/Problem';
import { MyMachines } from './MyMachines';
import { MyPermissions } from './MyPermissions';

const ConsolePage = lazy(() => import('../consoles/ConsolePage'));
const SerialPage = lazy(() => import('../consoles/SerialPage'));

const MAIN = 'main';
const SECTIONS = ['', 'reports', 'permissions'];

/** The portal of users: their own machines, and what they may do with them. */
export function MyPages() {
  return (
    <Routes>
      <Route path="vms/:id/console" element={<ConsolePage />} />
      <Route path="vms/:id/serial" element={<SerialPage />} />
      <Route element={<MyShell />}>
        <Route index element={<MyMachines />} />
        <Route path="vms" element={<MyMachines />} />
        <Route path="vms/:id" element={<DetailPage kind={kindOf('vm')} />} />
        <Route path="vms/:id/:tab" element={<DetailPage kind={kindOf('vm')} />} />
        <Route path="reports" element={<Reports />} />
        <Route path="reports/:tab" element={<Reports />} />
        <Route path="permissions" element={<MyPermissions />} />
        <Route path="x/:plugin/:page" element={<PluginPage />} />
        <Route path="*" element={<NotFound />} />
      </Route>
    </Routes>
  );
}

function MyShell() {
  const { t } = useTranslation();
  const tasks = useTasks();
  const { pathname } = useLocation();
  const section = pathname.split('/')[1] ?? '';
  const plugged = usePluggedLinks();
  return (
    <Page
      masthead={<Head />}
      isContentFilled
      mainContainerId={MAIN}
      skipToContent={<SkipToContent href={`#${MAIN}`}>{t('app.skip')}</SkipToContent>}
      isNotificationDrawerExpanded={tasks.open}
      notificationDrawer={<TaskDrawer />}
      horizontalSubnav={
        <Nav variant="horizontal-subnav" aria-label={t('app.navigation')}>
          <NavList>
            {SECTIONS.map((one) => (
              <NavItem key={one} itemId={one} isActive={section !== 'x' && one === (SECTIONS.includes(section) ? section : '')}>
                <Link to={`/${one}`}>{t(`my.${one || 'machines'}`)}</Link>
              </NavItem>
            ))}
            {plugged.map((page) => (
              <NavItem key={page.path} itemId={page.path} isActive={pathname === `/${page.path}`}>
                <Link to={`/${page.path}`}>{page.title}</Link>
              </NavItem>
            ))}
          </NavList>
        </Nav>
      }
    >
      <Boundary title={t('problem.title')} at={pathname}>
        <Suspense fallback={<Spinner aria-label={t('app.loading')} />}>
          <Outlet />
        </Suspense>
      </Boundary>
    </Page>
  );
}
