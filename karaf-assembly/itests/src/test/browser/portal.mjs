// Goes through the portal in a real browser as an administrator would, by clicks and keys; prints one line of JSON with what it saw.
// Arguments: the engine's address, a file with the administrator's password, a virtual machine with a disk that is down, a folder for pictures.
import { createRequire } from 'node:module';
import { mkdirSync, readFileSync } from 'node:fs';

const [, , engine, passwordFile, machine, pictures] = process.argv;
const packages = createRequire(new URL('../../../../../bundles/portal/src/main/web/package.json', import.meta.url));
const { chromium } = packages('playwright-core');
const axe = readFileSync(packages.resolve('axe-core/axe.min.js'), 'utf8');

const PAGES = [
  '', 'vms', 'templates', 'vmpools', 'hosts', 'clusters', 'datacenters', 'networks', 'vnicprofiles', 'macpools', 'storagedomains', 'disks',
  'imagetransfers', 'users', 'groups', 'roles', 'bookmarks', 'events', 'jobs', 'reports', 'plugins',
];
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const WAIT = { timeout: 60_000 };

mkdirSync(pictures, { recursive: true });
const seen = { violations: [], policy: [], errors: [], pages: 0, clicks: 0, seconds: {} };
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const context = await browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1400, height: 900 }, locale: 'en-GB' });
const page = await context.newPage();
watch(page);

function watch(one) {
  one.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) {
      seen.policy.push(message.text());
    }
  });
  one.on('pageerror', (error) => seen.errors.push(String(error)));
}

async function timed(name, work) {
  const start = Date.now();
  await work();
  seen.seconds[name] = Math.round((Date.now() - start) / 100) / 10;
}

async function click(where, one = page) {
  seen.clicks++;
  await one.locator(where).first().click(WAIT);
}

async function check(name) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate((rules) => window.axe.run(document, { runOnly: rules }), RULES);
  violations.forEach((one) => seen.violations.push(`${name}: ${one.id}: ${one.nodes[0].html.slice(0, 200)}`));
}

const picture = (name, one = page) => one.screenshot({ path: `${pictures}/${name}.png` });
const go = (path) => page.goto(`${engine}/vireo/portal/${path}`);

async function login(password) {
  await page.fill('#login-name', 'admin');
  await page.fill('#login-password', password);
  await page.keyboard.press('Enter');
}

async function loginByNameAndPassword() {
  await go('');
  await page.waitForSelector('#login-name', WAIT);
  await check('login');
  await login('wrong');
  await page.waitForSelector('text=/password/i >> nth=0', WAIT);
  await page.waitForSelector('.pf-v6-c-alert', WAIT);
  await login(readFileSync(passwordFile, 'utf8').trim());
  await page.waitForSelector('h1:has-text("Dashboard")', WAIT);
}

/** Every page, light and dark, by the rules of WCAG. */
async function everyPage() {
  for (const scheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const path of PAGES) {
      await go(path);
      await page.waitForSelector('main h1', WAIT);
      await page.waitForFunction(() => !document.querySelector('[role=progressbar][aria-valuetext="Loading..."], .pf-v6-c-spinner'), null, WAIT);
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
    await page.waitForFunction(() => !document.querySelector('.pf-v6-c-spinner'), null, WAIT);
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
  await page.fill('#login-password', readFileSync(passwordFile, 'utf8').trim());
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

/** What somebody with a role of users for the machine has, on a phone. */
async function portalOfUsers() {
  await page.evaluate(async (name) => {
    const send = async (path, body) => {
      const headers = { Accept: 'application/json', 'Content-Type': 'application/json', 'X-Vireo-Portal': '1' };
      const answer = await fetch(path, { method: body ? 'POST' : 'GET', headers, body: body && JSON.stringify(body) });
      return answer.json();
    };
    const user = await send('/vireo/api/session');
    const { vm } = await send(`/ovirt-engine/api/vms?search=name%3D${name}`);
    await send(`/ovirt-engine/api/vms/${vm[0].id}/permissions`, { role: { name: 'UserVmManager' }, user: { id: user.id } });
  }, machine);
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

try {
  await timed('login', loginByNameAndPassword);
  await timed('pages', everyPage);
  await timed('phone', phone);
  await timed('life', lifeOfAMachine);
  await timed('expired', expiredSession);
  await timed('hostile', hostileText);
  await timed('users', portalOfUsers);
  await go('vms');
  await timed('language', languageAndLogout);
} catch (failure) {
  await picture('failure');
  console.error(failure);
  process.exitCode = 1;
}
await browser.close();
console.log(JSON.stringify(seen));
