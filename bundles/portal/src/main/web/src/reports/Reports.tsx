import {
  Button,
  Card,
  CardBody,
  CardFooter,
  CardTitle,
  Gallery,
  PageSection,
  SearchInput,
  Spinner,
  Tab,
  Tabs,
  TabTitleText,
  Title,
  Toolbar,
  ToolbarContent,
  ToolbarItem,
} from '@patternfly/react-core';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { own } from '../api/client';
import { Help } from '../app/Help';
import { NotLoaded } from '../ui/Problem';
import { PriceLists } from './PriceLists';
import { type Report, ReportForm } from './ReportForm';
import { Runs } from './Runs';
import { Schedules } from './Schedules';

interface Offer {
  reports: Report[];
  forms: string[];
}

const PANEL = 'reports-content';
const TABS: Record<string, (offer: Offer) => ReactNode> = {
  all: (offer) => <Offered {...offer} />,
  made: () => <Runs />,
  schedules: (offer) => <Schedules {...offer} />,
  prices: () => <PriceLists />,
};

/** Which reports there are, those that were made, and those that are made by the calendar. */
export function Reports() {
  const { t, i18n } = useTranslation();
  const { tab = 'all' } = useParams();
  const navigate = useNavigate();
  const reports = useQuery({
    queryKey: ['reports', i18n.language],
    queryFn: ({ signal }) => own<Offer>('/reports', { signal, headers: { 'Accept-Language': i18n.language } }),
  });
  const shown = tab in TABS ? tab : 'all';
  return (
    <>
      <PageSection>
        <Title headingLevel="h1">
          {t('reports.title')} <Help page="reports" />
        </Title>
      </PageSection>
      <PageSection type="tabs">
        <Tabs activeKey={shown} onSelect={(_event, key) => void navigate(key === 'all' ? '/reports' : `/reports/${key}`)} aria-label={t('reports.title')} usePageInsets>
          {Object.keys(TABS).map((key) => (
            <Tab key={key} eventKey={key} tabContentId={PANEL} title={<TabTitleText>{t(`reports.tab_${key}`)}</TabTitleText>} />
          ))}
        </Tabs>
      </PageSection>
      <PageSection isFilled>
        <div id={PANEL} role="tabpanel" aria-label={t(`reports.tab_${shown}`)}>
          {reports.error && <NotLoaded failure={reports.error} again={() => void reports.refetch()} />}
          {reports.isPending && <Spinner aria-label={t('app.loading')} />}
          {reports.data && TABS[shown](reports.data)}
        </div>
      </PageSection>
    </>
  );
}

/** All reports there are, by groups. */
function Offered({ reports, forms }: Offer) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Report>();
  const [text, setText] = useState('');
  const groups = useMemo(() => {
    const wanted = text.toLowerCase();
    const found = reports.filter((one) => `${one.title} ${one.description}`.toLowerCase().includes(wanted));
    return [...Map.groupBy(found, (one) => one.group)];
  }, [reports, text]);
  return (
    <>
            <Toolbar inset={{ default: 'insetNone' }}>
              <ToolbarContent>
                <ToolbarItem>
                  <SearchInput aria-label={t('reports.search')} placeholder={t('reports.search')} value={text} onChange={(_event, value) => setText(value)} onClear={() => setText('')} />
                </ToolbarItem>
              </ToolbarContent>
            </Toolbar>
            {groups.map(([group, members]) => (
              <section key={group} aria-label={group} className="vireo-reports">
                <Title headingLevel="h2">{group}</Title>
                <Gallery hasGutter minWidths={{ default: '18rem' }}>
                  {members.map((report) => (
                    <Card key={report.id} isCompact isFullHeight>
                      <CardTitle component="h3">{report.title}</CardTitle>
                      <CardBody>{report.description}</CardBody>
                      <CardFooter>
                        <Button variant="link" isInline onClick={() => setChosen(report)} aria-label={t('reports.runOne', { title: report.title })}>
                          {t('reports.run')}
                        </Button>
                      </CardFooter>
                    </Card>
                  ))}
                </Gallery>
              </section>
            ))}
      {chosen && <ReportForm report={chosen} forms={forms} close={() => setChosen(undefined)} />}
    </>
  );
}
