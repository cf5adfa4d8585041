// What the portal shows of another brand, and how a change of it shows with a reload. Arguments: as of every script, then the engine's folder of branding.
import { readFileSync, writeFileSync } from 'node:fs';
import { open, WAIT } from './browser.mjs';

const [, , engine, passwordFile, pictures, branding] = process.argv;
const browser = await open(engine, passwordFile, pictures);
const { page, seen, check, picture, go, login } = browser;
/** At rest: buttons change their colours slowly. */
const colour = async (where, what = 'backgroundColor') => {
  await page.waitForFunction(() => document.getAnimations().every((one) => one.playState !== 'running'), null, WAIT);
  return page.locator(where).first().evaluate((element, name) => getComputedStyle(element)[name], what);
};
const loaded = (where) => page.locator(where).first().evaluate((image) => image.complete && image.naturalWidth > 0);

async function loginPage() {
  await go('');
  await page.waitForSelector('#login-name', WAIT);
  seen.login = await page.locator('.vireo-login').innerText();
  seen.loginLogo = await loaded('.vireo-login img');
  seen.title = await page.title();
  await page.fill('#login-name', 'somebody');
  await page.fill('#login-password', 'something');
  seen.button = await colour('button[type=submit]');
  await check('login');
  await picture('login');
}

async function inside() {
  await login();
  await page.waitForSelector('h1:has-text("Dashboard")', WAIT);
  seen.head = await page.locator('.vireo-brand').innerText();
  seen.headLogo = await loaded('.vireo-brand img');
  for (const scheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const path of ['', 'vms']) {
      await go(path);
      await page.waitForSelector('main h1', WAIT);
      await browser.settled();
      await check(`${scheme} /${path}`);
      await picture(`${scheme}-${path || 'dashboard'}`);
    }
    seen[scheme] = await colour('button.pf-m-primary');
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

async function handbook() {
  await page.goto(`${engine}/docs/portal.md`);
  seen.handbook = await page.locator('nav').innerText();
  seen.handbookLogo = await loaded('nav img');
  seen.handbookLink = await colour('main a', 'color');
  await check('handbook');
  await picture('handbook');
}

/** A colour that cannot be read is not shown, another name is, and nothing was started anew. */
async function changed() {
  const file = `${branding}/theme.properties`;
  const before = readFileSync(file, 'utf8');
  writeFileSync(file, before.replace('#6a1b9a', '#ffee00').replace('Söhne', 'Töchter'));
  await go('vms');
  await page.waitForSelector('main h1', WAIT);
  seen.changed = await page.locator('.vireo-brand').innerText();
  seen.unreadable = await colour('button.pf-m-primary');
  writeFileSync(file, before);
}

await browser.play({ loginPage, inside, handbook, changed });
