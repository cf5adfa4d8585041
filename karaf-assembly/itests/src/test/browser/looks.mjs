// Opens each dialog of administrators by day, by night and on a phone, for its pictures, the rules of WCAG and what does not fit.
// Arguments: as of every script, then the ids of a virtual machine that is down and of one that is up.
import { open, WAIT } from './browser.mjs';

const [, , engine, passwordFile, pictures, down, up] = process.argv;
const { page, seen, check, picture, go, enter, ask, settled, play } = await open(engine, passwordFile, pictures);
const API = '/ovirt-engine/api';

const DIALOG = '[role=dialog]';
const button = (text) => `main button:has-text("${text}")`;
const item = (text) => `[role=menuitem]:has-text("${text}")`;
const MENU = 'main [aria-label="Actions"] >> visible=true';
/** The menu of the row that has the text. */
const rowOf = (text) => `main [role=row]:has-text("${text}") button[aria-label="Actions"]`;

/** Where it is, and what is clicked there until it is open. */
const DIALOGS = {
  'data-center': ['datacenters', button('New ')],
  cluster: ['clusters', button('New ')],
  network: ['networks', button('New ')],
  profile: ['vnicprofiles', button('New ')],
  quota: ['CENTER/quotas', button('New quota')],
  limits: ['CENTER/quotas', rowOf('looks'), item('Limits')],
  limit: ['CENTER/quotas', rowOf('looks'), item('Limits'), `${DIALOG} section[aria-labelledby=limits-clusters] button:has-text("Set limit")`],
  role: ['roles', button('New ')],
  user: ['users', button('New ')],
  domain: ['storagedomains', button('New ')],
  'import-domain': ['storagedomains', button('Import ')],
  pool: ['vmpools', button('New ')],
  template: [`vms/${down}`, MENU, item('Make template')],
  clone: [`vms/${down}`, MENU, item('Clone')],
  'move-disk': [`vms/${down}/disks`, rowOf('GiB'), item('Move')],
  'copy-disk': [`vms/${down}/disks`, rowOf('GiB'), item('Copy')],
  'clone-of-snapshot': [`vms/${down}/snapshots`, rowOf('looks'), item('Clone')],
  permission: [`vms/${down}/permissions`, button('Give a role')],
  schedule: ['reports/schedules', button('New schedule')],
  prices: ['reports/prices', button('New price list')],
};
const PAGES = {
  dashboard: '',
  usage: `vms/${up}/usage`,
  'settings-of-a-plugin': 'plugins/fence-agents/settings',
  settings: 'settings',
  sessions: 'sessions',
  roles: 'roles',
  schedules: 'reports/schedules',
  'price-lists': 'reports/prices',
};

async function prepared() {
  await enter();
  const { id } = (await ask(`${API}/datacenters`)).data_center.find((one) => one.name === 'Default');
  const center = `datacenters/${id}`;
  Object.values(DIALOGS).forEach((steps) => (steps[0] = steps[0].replace('CENTER', center)));
  await ask(`${API}/${center}/quotas`, { name: 'looks' });
  await ask(`${API}/vms/${down}/snapshots`, { description: 'looks' });
  await go(`vms/${down}/snapshots`);
  await page.waitForSelector('main [role=row]:has-text("looks"):has-text("OK")', WAIT);
}

/** Texts that are cut off, and pages that are wider than the screen. */
async function fits(name) {
  const cut = await page.evaluate(() => {
    const root = document.querySelector('[role=dialog]') ?? document.querySelector('main');
    const wide = [document.scrollingElement, root, ...root.querySelectorAll('.pf-v6-c-modal-box__body, form, fieldset')].filter(
      (one) => one.scrollWidth > one.clientWidth + 1,
    );
    const texts = [...root.querySelectorAll('label, h1, h2, h3, p, button, .pf-v6-c-helper-text__item-text')].filter(
      (one) => !one.closest('.vireo-table') && one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 1,
    );
    return [...wide, ...texts].map((one) => `${one.tagName}.${one.className}: ${one.textContent.slice(0, 60)}`);
  });
  cut.forEach((one) => seen.cut.push(`${name}: ${one}`));
}

async function look(name) {
  await settled();
  await picture(name);
  await check(name);
  await fits(name);
  const more = await page.evaluate(() => {
    const body = document.querySelector('.pf-v6-c-modal-box__body');
    body?.scrollTo(0, body.scrollHeight);
    return Boolean(body?.scrollTop);
  });
  if (more) {
    await picture(`${name}-end`);
  }
}

async function opened([path, ...clicks]) {
  await go(path);
  await page.waitForSelector('main h1', WAIT);
  await settled();
  for (const where of clicks) {
    await page.locator(where).first().click(WAIT);
  }
  if (clicks.length > 0) {
    await page.waitForSelector(DIALOG, WAIT);
  }
}

const looks = (scheme, size, prefix) => async () => {
  await page.emulateMedia({ colorScheme: scheme });
  await page.setViewportSize(size);
  for (const [name, steps] of [...Object.entries(DIALOGS), ...Object.entries(PAGES).map(([name, path]) => [name, [path]])]) {
    await opened(steps);
    await look(`${prefix}-${name}`);
    seen.pages++;
  }
};

seen.cut = [];
const DESK = { width: 1400, height: 900 };
await play({
  prepared,
  light: looks('light', DESK, 'light'),
  dark: looks('dark', DESK, 'dark'),
  phone: looks('light', { width: 390, height: 844 }, 'phone'),
});
