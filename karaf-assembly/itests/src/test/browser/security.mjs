// Whether pages keep what they must: texts from outside stay texts, secrets stay in their cookie, a session that nobody uses ends, and a connection
// that is lost comes back. Arguments: as of every script, then the id of a virtual machine that was named with hostility.
import { open, WAIT } from './browser.mjs';

const [, , engine, passwordFile, pictures, vm] = process.argv;
const browser = await open(engine, passwordFile, pictures);
const { context, page, seen, picture, go, enter, ask, settled, login } = browser;
const PAGES = [
  '', 'vms', 'templates', 'vmpools', 'hosts', 'clusters', 'datacenters', 'networks', 'vnicprofiles', 'macpools', 'storagedomains', 'disks',
  'imagetransfers', 'users', 'groups', 'roles', 'bookmarks', 'events', 'jobs', 'reports', 'plugins',
];
const addresses = [];
page.on('request', (request) => addresses.push(request.url()));
page.on('dialog', (dialog) => {
  seen.errors.push(`a dialog opened: ${dialog.message()}`);
  void dialog.dismiss();
});

/** What a script of somebody else's would leave. */
async function harmless(where) {
  const found = await page.evaluate(() => [
    window.hit ?? '',
    document.querySelectorAll('img[onerror], svg[onload], iframe').length,
    [...document.scripts].filter((script) => !script.src && script.type !== 'importmap').length,
  ]);
  if (found[0] !== '' || found[1] !== 0 || (found[2] !== 0 && !where.startsWith('console'))) {
    seen.errors.push(`${where}: ${JSON.stringify(found)}`);
  }
  seen.shown += await page.evaluate(() => document.body.innerText.split('onerror=').length - 1);
}

async function hostileTexts() {
  seen.shown = 0;
  await enter();
  for (const path of PAGES) {
    await go(path);
    await page.waitForSelector('main h1', WAIT);
    await settled();
    await harmless(path);
  }
  await go(`vms/${vm}`);
  await page.waitForSelector('main h1', WAIT);
  for (const tab of await page.locator('main [role=tab]').all()) {
    await tab.click();
    await settled();
    await harmless(`machine, ${await tab.textContent()}`);
  }
  await page.locator('.pf-v6-c-notification-badge, [aria-label*="task"]').first().click();
  await page.waitForSelector('.pf-v6-c-notification-drawer li', WAIT);
  await settled();
  await page.locator('.pf-v6-c-notification-drawer li button:has-text("Log")').first().click();
  await settled();
  await harmless('tasks');
  await browser.check('tasks');
  await picture('tasks');
  await page.goto(`${engine}/vireo/my/`);
  await settled();
  await harmless('my');
}

async function secretsStayInTheCookie() {
  const cookie = (await context.cookies()).find((one) => one.name === '__Host-vireo-session');
  seen.cookie = { httpOnly: cookie.httpOnly, secure: cookie.secure, sameSite: cookie.sameSite, path: cookie.path };
  seen.token = cookie.value;
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
  seen.leaks = [...addresses, kept].filter((text) => text.includes(cookie.value)).length;
  seen.requests = addresses.length;
}

const label = (text) => page.waitForSelector(`[role=status] >> text=${text}`, WAIT);

/** The engine is out of reach, then back; then everything but the stream of changes is. */
async function lostAndBack() {
  // a session that nobody uses would end meanwhile
  let moves = 0;
  const hand = setInterval(() => void page.mouse.move(100 + (moves++ % 50), 100), 5_000);
  try {
    await losingAndFinding();
  } finally {
    clearInterval(hand);
  }
}

async function losingAndFinding() {
  await go('bookmarks');
  await page.waitForSelector('main h1', WAIT);
  const streams = [];
  page.on('request', (request) => request.url().endsWith('/changes') && streams.push(request));
  await context.setOffline(true);
  await label('The engine does not answer');
  await context.setOffline(false);
  await page.waitForFunction(() => !/does not answer|come late/.test(document.body.innerText), null, WAIT);
  await page.route('**/vireo/api/changes', (route) => route.fulfill({ status: 503, body: '' }));
  await page.reload();
  await label('Changes come late');
  await ask('/ovirt-engine/api/bookmarks', { name: 'told-by-asking', value: 'Vms: status = up' });
  await page.waitForSelector('text=told-by-asking', { timeout: 15_000 });
  await page.unroute('**/vireo/api/changes');
  await page.waitForFunction(() => !/come late/.test(document.body.innerText), null, WAIT);
  await ask('/ovirt-engine/api/bookmarks', { name: 'told-by-the-stream', value: 'Vms: status = down' });
  await page.waitForSelector('text=told-by-the-stream', { timeout: 3_000 });
}

/** Sessions last a minute here: that of a page which only refreshes itself ends, and what was typed stays; that of a page in use goes on. */
async function idleSessions() {
  const used = await context.browser().newContext({ ignoreHTTPSErrors: true });
  const other = await used.newPage();
  await other.goto(`${engine}/vireo/portal/`);
  await other.fill('#login-name', 'admin');
  await other.fill('#login-password', browser.password());
  await other.keyboard.press('Enter');
  await other.waitForSelector('h1:has-text("Dashboard")', WAIT);
  await context.clearCookies();
  await go('');
  await page.waitForSelector('#login-name', WAIT);
  await login();
  await page.waitForSelector('h1:has-text("Dashboard")', WAIT);
  await go('vms');
  await page.click('button:has-text("New virtual machine")');
  await page.fill('#in-name', 'half-filled');
  const start = Date.now();
  let moves = 0;
  const moving = setInterval(() => void other.mouse.move(100 + (moves++ % 50), 100), 5_000);
  await page.waitForSelector('text=Log in again', { timeout: 150_000 });
  seen.idle = Math.round((Date.now() - start) / 1000);
  await new Promise((done) => setTimeout(done, Math.max(0, 80_000 - (Date.now() - start))));
  clearInterval(moving);
  seen.inUse = await other.evaluate(async () => (await fetch('/vireo/api/session', { headers: { 'X-Vireo-Portal': '1' } })).status);
  await page.fill('#login-password', browser.password());
  await page.keyboard.press('Enter');
  await page.waitForSelector('text=Log in again', { state: 'detached', ...WAIT });
  seen.kept = await page.inputValue('#in-name');
}

await browser.play({ hostileTexts, secretsStayInTheCookie, lostAndBack, idleSessions });
