import {
  Button,
  MastheadToggle,
  Nav,
  NavGroup,
  NavItem,
  NavList,
  Page,
  PageSidebar,
  PageSidebarBody,
  PageToggleButton,
  SkipToContent,
  Spinner,
} from '@patternfly/react-core';
import { BarsIcon, SearchIcon } from '@patternfly/react-icons';
import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation } from 'react-router';
import { TaskDrawer } from '../tasks/Drawer';
import { useTasks } from '../tasks/run';
import { OTHERS, type PluggedLink, usePluggedLinks } from '../plugins/navigation';
import { Boundary } from '../ui/Problem';
import { Head } from './Head';
import { Palette } from './Palette';
import { GROUPS } from './navigation';

const MAIN = 'main';

/** What is around every page: navigation, tasks, who is logged in, and whether the engine is there. */
export function Shell() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const tasks = useTasks();
  const [palette, setPalette] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setPalette(true);
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return (
    <Page
      masthead={
        <Head
          toggle={
            <MastheadToggle>
              <PageToggleButton variant="plain" aria-label={t('app.navigation')}>
                <BarsIcon />
              </PageToggleButton>
            </MastheadToggle>
          }
          tools={<Button variant="plain" aria-label={t('palette.open')} onClick={() => setPalette(true)} icon={<SearchIcon />} />}
        />
      }
      sidebar={<Side />}
      isManagedSidebar
      isContentFilled
      mainContainerId={MAIN}
      skipToContent={<SkipToContent href={`#${MAIN}`}>{t('app.skip')}</SkipToContent>}
      isNotificationDrawerExpanded={tasks.open}
      notificationDrawer={<TaskDrawer />}
    >
      <Boundary title={t('problem.title')} at={pathname}>
        <Suspense fallback={<Spinner aria-label={t('app.loading')} />}>
          <Outlet />
        </Suspense>
      </Boundary>
      {palette && <Palette close={() => setPalette(false)} />}
    </Page>
  );
}

function Side() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const plugged = usePluggedLinks();
  const active = (path: string) => pathname === `/${path}` || (path !== '' && pathname.startsWith(`/${path}/`));
  const link = (page: PluggedLink) => (
    <NavItem key={page.path} itemId={page.path} isActive={active(page.path)}>
      <Link to={`/${page.path}`}>{page.title}</Link>
    </NavItem>
  );
  return (
    <PageSidebar>
      <PageSidebarBody>
        <Nav aria-label={t('app.navigation')}>
          <NavList>
            <NavItem itemId="dashboard" isActive={pathname === '/'}>
              <Link to="/">{t('dashboard.title')}</Link>
            </NavItem>
          </NavList>
          {GROUPS.map((group) => (
            <NavGroup key={group.id} title={t(`group.${group.id}`)}>
              {group.pages.map((page) => (
                <NavItem key={page.path} itemId={page.path} isActive={active(page.path)}>
                  <Link to={`/${page.path}`}>{t(page.text)}</Link>
                </NavItem>
              ))}
              {plugged.filter((page) => page.group === group.id).map(link)}
            </NavGroup>
          ))}
          {plugged.some((page) => page.group === OTHERS) && (
            <NavGroup title={t('plugged.group')}>{plugged.filter((page) => page.group === OTHERS).map(link)}</NavGroup>
          )}
        </Nav>
      </PageSidebarBody>
    </PageSidebar>
  );
}
