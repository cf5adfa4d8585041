// What plugins add to the portal, while a browser is open: arguments are the engine, the password's file, a folder for pictures, the folder of plugins.
import { readFileSync } from 'node:fs';
import { open, WAIT } from './browser.mjs';

const [, , engine, passwordFile, pictures, packages] = process.argv;
const browser = await open(engine, passwordFile, pictures);
const { page, seen, click, check, picture, ask, settled, timed } = browser;
seen.hit = null;

/** Sends a package and waits until its plugin is active. */
async function install(id) {
  const content = readFileSync(`${packages}/${id}.kar`).toString('base64');
  const job = await page.evaluate(
    async ([id, content]) => {
      const body = Uint8Array.from(atob(content), (one) => one.charCodeAt(0));
      const headers = { 'Content-Type': 'application/octet-stream', 'X-Vireo-Portal': '1' };
      const answer = await fetch(`/vireo/api/plugins?name=${id}.kar&allow_unsigned=true`, { method: 'POST', headers, body });
      return (await answer.json()).job.href;
    },
    [id, content],
  );
  await ended(job);
}

async function ended(job) {
  for (let status = 'started'; status !== 'finished'; status = (await ask(job)).status) {
    if (status === 'failed') {
      throw new Error(`job ${job} failed`);
    }
    await page.waitForTimeout(50);
  }
}

const remove = async (id) => ended((await ask(`/vireo/api/plugins/${id}`, undefined, 'DELETE')).job.href);
const nav = (text) => page.locator(`nav a:has-text("${text}")`);
/** The page is never loaded anew, which would forget this. */
const mark = () => page.evaluate(() => { window.marked = true; });
const stays = async () => {
  if (!(await page.evaluate(() => window.marked))) {
    throw new Error('the page was loaded anew');
  }
};

async function appears() {
  await browser.enter();
  await settled();
  await mark();
  await install('portal-good');
  await timed('appears', async () => {
    await nav('Sample page').waitFor(WAIT);
    await page.waitForSelector('#sample-card', WAIT);
  });
  await check('dashboard with a card');
  await page.locator('#sample-card').scrollIntoViewIfNeeded();
  await picture('card');
}

async function works() {
  await click('#sample-card a');
  await page.waitForSelector('#centers:has-text("Default")', WAIT);
  await click('#counter');
  await page.waitForSelector('text=Counted to 1', WAIT);
  await page.waitForSelector('#counter:has-text("Count 1")', WAIT);
  await check('page of a plugin');
  await picture('page');
  await nav('Data centers').click(WAIT);
  await page.locator('a:has-text("Default")').first().click(WAIT);
  await page.locator('[role=tab]:has-text("Sample tab")').click(WAIT);
  await page.waitForSelector('#sample-tab:has-text("This is Default.")', WAIT);
  await check('tab of a plugin');
  await picture('tab');
  await click('main button[aria-label="Actions"]');
  await click('[role=menuitem]:has-text("Describe by sample")');
  for (let center; center?.description !== 'described by a plugin'; ) {
    [center] = (await ask('/ovirt-engine/api/datacenters?search=name%3DDefault')).data_center;
  }
  await stays();
}

async function contained() {
  await install('portal-throws');
  await install('portal-wrong');
  await install('portal-newer');
  await page.waitForSelector('text=/could not be loaded: in its tabs a names no kind/', WAIT);
  await nav('Dashboard').click(WAIT);
  await page.waitForSelector('text=broken inside', WAIT);
  await page.waitForSelector('#sample-card', WAIT);
  await check('dashboard with a card that failed');
  await page.locator('text=broken inside').scrollIntoViewIfNeeded();
  await picture('contained');
  await nav('Plugins').click(WAIT);
  await page.waitForSelector('text=/made for version \\[9.*this portal has 1/', WAIT);
  await check('plugins with what they add');
  await picture('plugins');
  await stays();
}

async function framed() {
  await install('portal-framed');
  await nav('Framed page').click(WAIT);
  const frame = page.frameLocator('iframe[title="Framed page"]');
  await frame.locator('[data-try=done]').waitFor(WAIT);
  await frame.locator('#read:has-text("Default")').waitFor(WAIT);
  await frame.locator('[data-try=done]').scrollIntoViewIfNeeded(WAIT);
  const [inner, outer] = [await frame.locator('body').evaluate((body) => body.offsetHeight), await page.locator('iframe').getAttribute('height')];
  seen.heights = [inner, Number(outer)];
  const tried = await frame.locator('[data-try]').allTextContents();
  seen.tried = tried;
  const hit = tried.filter((one) => one.includes('HIT'));
  seen.hit = hit.length > 0 ? hit : null;
  await check('page in a frame');
  await picture('framed');
  await frame.locator('#away').click(WAIT);
  await page.waitForURL('**/vireo/portal/vms', WAIT);
  await stays();
}

/** Messages of a frame's protocol from elsewhere are passed over. */
async function foreignMessages() {
  await nav('Framed page').click(WAIT);
  await page.frameLocator('iframe[title="Framed page"]').locator('[data-try=done]').waitFor(WAIT);
  await page.evaluate(() => window.postMessage({ vireo: 1, id: 1, call: 'navigate', path: '/users' }, '*'));
  await page.evaluate(() => {
    const other = document.createElement('iframe');
    other.sandbox.add('allow-scripts');
    other.src = document.querySelector('iframe').src;
    document.body.append(other);
  });
  await page.waitForTimeout(1000);
  if (!page.url().includes('/x/sample.portal-framed/framed')) {
    seen.hit = `a foreign message led to ${page.url()}`;
  }
}

async function looks() {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const [path, name] of [['x/sample.portal-good/start', 'page'], ['x/sample.portal-framed/framed', 'framed'], ['', 'dashboard']]) {
    await browser.go(path);
    await page.waitForSelector('main h1', WAIT);
    await settled();
    await check(`phone dark ${name}`);
    await picture(`phone-dark-${name}`);
  }
  await page.goto(`${engine}/vireo/my/x/sample.portal-good/start`);
  await page.waitForSelector('#counter', WAIT);
  await check('page in the portal of users');
  await picture('my');
  await page.setViewportSize({ width: 1400, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
}

async function goes() {
  await browser.go('x/sample.portal-good/start');
  await page.waitForSelector('#counter', WAIT);
  await mark();
  await remove('portal-good');
  await timed('vanishes', async () => {
    await page.waitForSelector('text=came from a plugin that is not there any more', WAIT);
  });
  await check('a page that is gone');
  await picture('gone');
  for (const id of ['portal-throws', 'portal-wrong', 'portal-newer', 'portal-framed']) {
    await remove(id);
  }
  await nav('Dashboard').click(WAIT);
  for (const one of [nav('Framed page'), page.locator('#sample-card'), page.locator('text=broken inside')]) {
    await one.waitFor({ ...WAIT, state: 'detached' });
  }
  await stays();
}

await browser.play({ start: appears, works, contained, framed, foreign: foreignMessages, looks, goes });
