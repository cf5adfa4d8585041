// People of directories at the portals: an administrator makes somebody known and gives a group a role, people log in in every profile, and names
// that are markup stay names. Arguments: as of every script, then everybody's password, the hostile name of a user and of a group that it belongs
// to, a virtual machine for that group, and names of accounts that are refused, by commas.
import { open, WAIT } from './browser.mjs';
import { watchHarm } from './hostile.mjs';

const [, , engine, passwordFile, pictures, password, hostile, vm, refusedNames] = process.argv;
const browser = await open(engine, passwordFile, pictures);
const { page, seen, click, check, picture, go, enter, settled } = browser;
const harmless = watchHarm(browser);
seen.said = {};

const DIALOG = '[role=dialog]';
const my = (path = '') => page.goto(`${engine}/vireo/my/${path}`);

async function show(path) {
  await go(path);
  await page.waitForSelector('main h1', WAIT);
  await settled();
}

/** Finds somebody in the directories by a part of a name. */
async function find(name) {
  await page.fill(`${DIALOG} #in-searchFor`, 'img src');
  await page.locator(`${DIALOG} label`).filter({ hasText: name }).first().click(WAIT);
}

async function send(name) {
  await check(name);
  await picture(name.replaceAll(' ', '-'));
  await click(`${DIALOG} button[type=submit]`);
  await page.waitForSelector(DIALOG, { state: 'detached', ...WAIT });
}

async function makeKnown(kind) {
  await show(`${kind}s`);
  await click(`main button:has-text("New ${kind}")`);
  await find(`${hostile}@corp-authz`);
  await harmless(`a new ${kind}`);
  await send(`new ${kind}`);
  await page.locator('main [role=row] a').filter({ hasText: hostile }).first().waitFor(WAIT);
  await picture(`${kind}s`);
}

/** By the forms of the portal, with names that are markup. */
async function administrator() {
  await enter();
  await makeKnown('user');
  await makeKnown('group');
  await show(`vms/${vm}/permissions`);
  await click('main button:has-text("Give a role")');
  await find(`Group ${hostile}@corp-authz`);
  await page.locator(`${DIALOG} #in-role`).selectOption({ label: 'UserVmManager' });
  await harmless('a new permission');
  await send('new permission');
  await page.locator('main [role=row] a').filter({ hasText: hostile }).first().waitFor(WAIT);
  await picture('permissions');
  for (const path of ['users', 'groups', `vms/${vm}/permissions`, 'events', 'jobs']) {
    await show(path);
    if (path !== 'events' && path !== 'jobs') {
      await page.locator('main [role=row] a').filter({ hasText: hostile }).first().waitFor(WAIT);
    }
    await harmless(path);
    await check(path);
  }
  await show('users');
  await page.locator('main [role=row] a').filter({ hasText: hostile }).first().click(WAIT);
  await page.locator('h1').filter({ hasText: hostile }).waitFor(WAIT);
  for (const tab of await page.locator('main [role=tab]').all()) {
    await tab.click();
    await settled();
    await harmless(`the user, ${await tab.textContent()}`);
  }
  await picture('user');
}

async function logOut() {
  await page.locator('.pf-v6-c-masthead .pf-v6-c-menu-toggle').last().click(WAIT);
  await click('[role=menuitem]:has-text("Log out")');
  await page.waitForSelector('#login-name', WAIT);
}

/** Types a name and a password and sends them; returns what is answered. */
async function tryAs(profile, name, typed = password) {
  await page.fill('#login-name', name);
  await page.fill('#login-password', typed);
  await page.selectOption('#login-profile', profile);
  const answer = page.waitForResponse((one) => one.url().endsWith('/vireo/api/session') && one.request().method() === 'POST', WAIT);
  await click('button[type=submit]');
  return (await answer).status();
}

async function refused(key, profile, name, typed) {
  const status = await tryAs(profile, name, typed);
  if (status !== 401) {
    throw new Error(`${name} in ${profile}: ${status}`);
  }
  const alert = page.getByRole('alert');
  await alert.waitFor(WAIT);
  seen.said[key] = (await alert.innerText()).replace(/^Danger alert:\s*/, '').trim();
}

/** What the page says to those whom a directory, or the engine, does not let in. */
async function refusals() {
  await logOut();
  await my();
  await page.waitForSelector('#login-profile', WAIT);
  seen.profiles = await page.locator('#login-profile option').allTextContents();
  await refused('wrong', 'corp', 'jane', 'wrong');
  await check('refused login');
  await picture('refused');
  await refused('nobody', 'corp', hostile.replace('hit=9', 'hit=8'));
  await harmless('a login with a hostile name');
  await refused('stranger', 'corp', 'page-1');
  for (const name of refusedNames.split(',')) {
    await refused(name, 'corp', name);
  }
  await picture('account-refused');
}

async function comesIn(profile, name) {
  const status = await tryAs(profile, name);
  if (status !== 200) {
    throw new Error(`${name} in ${profile}: ${status}`);
  }
  await page.waitForSelector('h1:has-text("My machines")', WAIT);
  await settled();
}

async function machines() {
  await page.waitForSelector('main h2 a', WAIT);
  return page.locator('main h2 a').allTextContents();
}

/** Somebody in every profile, by the role of a group of groups; one by the name that looks like an address of mail. */
async function everyProfile() {
  for (const [profile, name] of [['corp', 'jane'], ['ds', 'jane'], ['ad', 'jane.doe@ad.example']]) {
    await comesIn(profile, name);
    seen[profile] = { head: await page.locator('.pf-v6-c-masthead .pf-v6-c-menu-toggle').last().innerText(), machines: await machines() };
    await logOut();
  }
}

/** Only the machine that its group has a role for; the name is shown as it is. */
async function hostileUser() {
  await comesIn('corp', hostile);
  seen.hostile = { head: await page.locator('.pf-v6-c-masthead .pf-v6-c-menu-toggle').last().innerText(), machines: await machines() };
  await harmless('my machines');
  await check('my machines of a user of a directory');
  await picture('my-machines');
  await my('permissions');
  await page.waitForSelector('main [role=row]:has-text("of-hostile")', WAIT);
  await settled();
  seen.hostile.permissions = await page.locator('main [role=row]').allInnerTexts();
  await harmless('my permissions');
  await check('my permissions');
  await picture('my-permissions');
  await page.setViewportSize({ width: 390, height: 844 });
  await my();
  await page.waitForSelector('h1:has-text("My machines")', WAIT);
  await settled();
  await harmless('my machines on a phone');
  await picture('my-machines-phone');
  await page.setViewportSize({ width: 1400, height: 900 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await go('');
  await page.waitForSelector('main h1', WAIT);
  await settled();
  await harmless('the portal of administrators');
  await picture('not-an-administrator');
  seen.hostile.elsewhere = (await page.locator('main').innerText()).slice(0, 300);
}

await browser.play({ administrator, refusals, everyProfile, hostileUser });
