// Goes through the portal in a real browser as an administrator would, by clicks and keys; prints one line of JSON with what it saw.
// Arguments: the engine's address, a file with the administrator's password, a folder for pictures, a virtual machine with a disk that is down.
import { open, WAIT } from './browser.mjs';

const [, , engine, passwordFile, pictures, machine] = process.argv;
const browser = await open(engine, passwordFile, pictures);
const { context, page, seen, watch, timed, click, check, picture, go, password, login, ask, settled } = browser;

const PAGES = [
  '', 'vms', 'templates', 'vmpools', 'hosts', 'clusters', 'datacenters', 'networks', 'vnicprofiles', 'macpools', 'storagedomains', 'disks',
  'imagetransfers', 'users', 'groups', 'roles', 'bookmarks', 'events', 'jobs', 'reports', 'plugins',
];

async function loginByNameAndPassword() {
  await go('');
  await page.waitForSelector('#login-name', WAIT);
  await check('login');
  await login('wrong');
  await page.waitForSelector('text=/password/i >> nth=0', WAIT);
  await page.waitForSelector('.pf-v6-c-alert', WAIT);
  await login();
  await page.waitForSelector('h1:has-text("Dashboard")', WAIT);
}

/** Every page, light and dark, by the rules of WCAG. */
async function everyPage() {
  for (const scheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const path of PAGES) {
      await go(path);
      await page.waitForSelector('main h1', WAIT);
      await settled();
      await check(`${scheme} /${path}`);
      await picture(`${scheme}-${path || 'dashboard'}`);
      seen.pages++;
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

async function state(text) {
  await page.waitForSelector(`h1:has-text("${machine}")`, WAIT);
  await page.waitForSelector(`.pf-v6-c-label:has-text("${text}")`, { timeout: 120_000 });
}

/** The life of a machine by clicks; its states appear without a reload. */
async function lifeOfAMachine() {
  await go('');
  await click('nav a:has-text("Virtual machines")');
  await page.getByLabel('Search', { exact: true }).first().fill(`name = ${machine}`);
  await page.keyboard.press('Enter');
  await click(`a:has-text("${machine}")`);
  await state('Down');
  for (const tab of await page.locator('main [role=tab]').all()) {
    await tab.click();
    await settled();
    await check(`machine: ${await tab.textContent()}`);
  }
  await click('button:has-text("Start")');
  await timed('start', () => state('Up'));
  await consoleOfAMachine();
  await click('[aria-label="Actions"]');
  await click('[role=menuitem]:has-text("Power off")');
  await click('[role=dialog] button:has-text("Power off")');
  await timed('stop', () => state('Down'));
}

async function consoleOfAMachine() {
  const opening = context.waitForEvent('page');
  await click('button:has-text("Console") >> nth=0');
  const screen = await opening;
  watch(screen);
  await timed('console', () => screen.waitForSelector('.pf-v6-c-label:has-text("Connected")', WAIT));
  await screen.waitForFunction(
    () => {
      const canvas = document.querySelector('canvas');
      const points = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
      let lit = 0;
      for (let at = 0; at < points.length; at += 4) {
        lit += points[at] + points[at + 1] + points[at + 2] > 200 ? 1 : 0;
      }
      return lit > 500;
    },
    null,
    WAIT,
  );
  await picture('console', screen);
  await screen.close();
}

/** A form that is half filled in outlives the session. */
async function expiredSession() {
  await go('vms');
  await click('button:has-text("New virtual machine")');
  await page.fill('#in-name', 'by-clicks');
  await context.clearCookies();
  await click('[role=dialog] button:has-text("Create")');
  await page.waitForSelector('text=Log in again', WAIT);
  await picture('expired');
  await page.fill('#login-password', password());
  await page.keyboard.press('Enter');
  await page.waitForSelector('text=Log in again', { state: 'detached', ...WAIT });
  seen.kept = await page.inputValue('#in-name');
  await click('[role=dialog] button:has-text("Create")');
  await page.waitForSelector('a:has-text("by-clicks")', WAIT);
}

/** Text from outside stays text; the removal wants the name typed. */
async function hostileText() {
  await click('a:has-text("by-clicks")');
  await click('[aria-label="Actions"]');
  await click('[role=menuitem]:has-text("Edit")');
  await click('[role=dialog] [role=tab]:has-text("System")');
  await page.fill('#in-description', '<img src=x onerror="window.hit=1">');
  await click('[role=dialog] button:has-text("Save")');
  await page.waitForSelector('dd:has-text("<img src=x onerror=")', WAIT);
  seen.hit = (await page.evaluate(() => window.hit)) ?? null;
  await click('[aria-label="Actions"]');
  await click('[role=menuitem]:has-text("Remove")');
  await page.fill('#question-text', 'by-clicks');
  await page.keyboard.press('Enter');
  await page.waitForSelector('h1:has-text("Virtual machines")', WAIT);
}

/** Another language, read from right to left, and back; then out. */
async function languageAndLogout() {
  await click('button:has-text("admin@internal")');
  await click('[role=menuitem]:has-text("עברית")');
  await page.waitForSelector('html[dir=rtl] h1:has-text("מכונות")', WAIT);
  await check('hebrew');
  await picture('hebrew');
  await click('button:has-text("admin@internal")');
  await click('[role=menuitem]:has-text("English")');
  await page.waitForSelector('html[dir=ltr]', WAIT);
  await click('button:has-text("admin@internal")');
  await click('[role=menuitem]:has-text("Log out")');
  await page.waitForSelector('#login-name', WAIT);
}

async function phone() {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of ['', 'vms']) {
    await go(path);
    await page.waitForSelector('main h1', WAIT);
    await check(`phone /${path}`);
    await picture(`phone-${path || 'dashboard'}`);
  }
  await page.setViewportSize({ width: 1400, height: 900 });
}

/** Which network comes over an interface of a host is said on its page. */
async function networksOfAHost() {
  const { host } = await ask('/ovirt-engine/api/hosts');
  await go(`hosts/${host[0].id}/nics`);
  await click('main [role=row] button[aria-label="Actions"]');
  await click('[role=menuitem]:has-text("Networks")');
  await click('[role=dialog] label:has-text("ovirtmgmt")');
  await check('networks of a host');
  await picture('networks-of-a-host');
  await click('[role=dialog] button[type=submit]');
  await page.waitForSelector('main [role=row] a:has-text("ovirtmgmt")', WAIT);
  await check('interfaces of a host');
}

/** Somebody is found by a few letters, and given a role. */
async function roleByClicks(id) {
  await go(`vms/${id}/permissions`);
  await click('main button:has-text("Give a role")');
  await page.fill('#in-searchFor', 'admi');
  await click('[role=dialog] label:has-text("admin@internal-authz")');
  await page.locator('#in-role').selectOption({ label: 'UserVmManager' });
  await check('permission');
  await picture('permission');
  await click('[role=dialog] button[type=submit]');
  await page.waitForSelector('main [role=row]:has-text("UserVmManager")', WAIT);
}

/** What somebody with a role of users for the machine has, on a phone. */
async function portalOfUsers() {
  const { vm } = await ask(`/ovirt-engine/api/vms?search=name%3D${machine}`);
  await roleByClicks(vm[0].id);
  await page.setViewportSize({ width: 390, height: 844 });
  for (const [path, sight] of [['', `h2:has-text("${machine}")`], ['permissions', 'text=UserVmManager'], ['reports', 'h1:has-text("Reports")']]) {
    await page.goto(`${engine}/vireo/my/${path}`);
    await page.waitForSelector(sight, WAIT);
    await check(`phone /my/${path}`);
    await picture(`my-${path || 'machines'}`);
  }
  await page.goto(`${engine}/vireo/my/`);
  await click(`h2 a:has-text("${machine}")`);
  await state('Down');
  await check('phone machine of a user');
  await page.setViewportSize({ width: 1400, height: 900 });
}

await browser.play({
  login: loginByNameAndPassword,
  pages: everyPage,
  phone,
  life: lifeOfAMachine,
  expired: expiredSession,
  hostile: hostileText,
  networks: networksOfAHost,
  users: portalOfUsers,
  language: async () => {
    await go('vms');
    await languageAndLogout();
  },
});
