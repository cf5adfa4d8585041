// Sets things up as an administrator would, by the forms of the portal; prints one line of JSON with what it saw.
// Arguments: the engine's address, a file with the administrator's password, a folder for pictures.
import { open, WAIT } from './browser.mjs';

const [, , engine, passwordFile, pictures] = process.argv;
const browser = await open(engine, passwordFile, pictures);
const { page, seen, click, check, picture, go, enter, ask, settled } = browser;
const API = '/ovirt-engine/api';

const DIALOG = '[role=dialog]';

async function show(path) {
  await go(path);
  await page.waitForSelector('main h1', WAIT);
  await settled();
}

/** Fills in the fields of the dialog that is open, by the names of their texts. */
async function fill(values) {
  for (const [id, value] of Object.entries(values)) {
    const field = page.locator(`${DIALOG} #in-${id}`);
    await field.waitFor(WAIT);
    if (typeof value === 'boolean') {
      await field.setChecked(value);
    } else if ((await field.evaluate((one) => one.tagName)) === 'SELECT') {
      await page.waitForFunction(([id, value]) => [...document.querySelector(`#in-${id}`).options].some((one) => one.label === value), [id, value], WAIT);
      await field.selectOption({ label: value });
    } else {
      await field.fill(value);
    }
  }
}

/** Looks at the dialog, sends it, and waits until it has gone. */
async function send(name) {
  await check(name);
  await picture(name.replaceAll(/[ /]/g, '-'));
  await click(`${DIALOG} button[type=submit]`);
  await page.waitForSelector(DIALOG, { state: 'detached', ...WAIT });
}

async function add(path, values, button = 'main button:has-text("New ")') {
  await show(path);
  await click(button);
  await page.waitForSelector(DIALOG, WAIT);
  await fill(values);
  await send(`new in ${path}`);
}

async function centerAndCluster() {
  await add('datacenters', { name: 'by-forms', quotaMode: 'Audit' });
  await add('clusters', { name: 'by-forms', dataCenter: 'by-forms', overcommit: '150', fencing: false });
  await add('macpools', { name: 'by-forms', ranges: '02:00:00:00:10:00 - 02:00:00:00:10:ff' });
}

async function networkAndProfile() {
  await add('networks', { name: 'by-forms', dataCenter: 'by-forms', vlan: '42' });
  await click('a:has-text("by-forms")');
  await click('[role=tab]:has-text("profiles")');
  await settled();
  await click('main button:has-text("New ")');
  await fill({ name: 'by-forms-mirrored', portMirroring: true });
  await send('new profile of a network');
  await page.waitForSelector('a:has-text("by-forms-mirrored")', WAIT);
  const cluster = (await ask(`${API}/clusters?search=${encodeURIComponent('name=by-forms')}`)).cluster[0];
  await show(`clusters/${cluster.id}/networks`);
  await click('main button:has-text("Attach network")');
  await fill({ network: 'by-forms', required: false, use_migration: true });
  await send('network of a cluster');
  await page.waitForSelector('main [role=row]:has-text("migration")', WAIT);
}

async function quotaWithLimits() {
  const center = (await ask(`${API}/datacenters?search=${encodeURIComponent('name=by-forms')}`)).data_center[0];
  await add(`datacenters/${center.id}/quotas`, { name: 'by-forms', clusterThreshold: '70' }, 'main button:has-text("New quota")');
  await click('main [role=row]:has-text("by-forms") button[aria-label]');
  await click('[role=menuitem]:has-text("Limits")');
  await page.waitForSelector(`${DIALOG} h2`, WAIT);
  await click(`${DIALOG} section[aria-labelledby=limits-clusters] button:has-text("Set limit")`);
  await page.fill('#in-memoryGib', '8');
  await page.fill('#in-vcpus', '4');
  await check('limit of a quota');
  await click('button[form=limit-form]');
  await page.waitForSelector(`${DIALOG} [role=row]:has-text("of 8 GiB")`, WAIT);
  await check('limits of a quota');
  await picture('limits-of-a-quota');
  await click(`${DIALOG} button:has-text("Close")`);
}

async function roleWithPermits() {
  await show('roles');
  await click('main button:has-text("New ")');
  await fill({ name: 'by-forms', description: 'made by a form' });
  await page.getByLabel('Find permits').fill('login');
  await click(`${DIALOG} label:text-is("login")`);
  await send('new role');
  // the list shows what is in sight alone
  await page.locator('.vireo-table').evaluate((table) => {
    table.scrollTop = table.scrollHeight;
  });
  await page.waitForSelector('a:has-text("by-forms")', WAIT);
}

/** A role for somebody on an object, and what that somebody's page says of it. */
async function permissionOfAUser() {
  const cluster = (await ask(`${API}/clusters?search=${encodeURIComponent('name=by-forms')}`)).cluster[0];
  await show(`clusters/${cluster.id}/permissions`);
  await click('main button:has-text("Give a role")');
  await page.waitForSelector(DIALOG, WAIT);
  await page.fill('#in-searchFor', 'admi');
  await click(`${DIALOG} label:has-text("admin@internal-authz")`);
  await fill({ role: 'by-forms' });
  await send('new permission');
  await page.waitForSelector('main [role=row]:has-text("by-forms")', WAIT);
  const { id } = await ask('/vireo/api/session');
  await show(`users/${id}/permissions`);
  await page.waitForSelector('main [role=row]:has-text("by-forms") a[href*="/clusters/"]', WAIT);
  await check('permissions of a user');
  await picture('permissions-of-a-user');
}

async function settingsOfAPlugin() {
  await show('plugins');
  await click('a:has-text("Fence agents")');
  await page.waitForSelector('h1:has-text("Fence agents")', WAIT);
  for (const tab of await page.locator('main [role=tab]').all()) {
    await tab.click();
    await settled();
    await check(`plugin: ${await tab.textContent()}`);
  }
  await click('main [role=tab]:has-text("Settings")');
  await page.getByLabel('types').fill('ipmilan');
  await click('main form button[type=submit]');
  await page.waitForSelector('text=Saved, and in effect', WAIT);
  await picture('settings-of-a-plugin');
}

/** A value that fits takes effect; one that does not is refused beside its field. */
async function settingsOfTheEngine() {
  await show('settings');
  await check('settings');
  const form = page.locator('main form[aria-label="Events"]');
  const days = form.getByLabel('Kept (days)');
  await days.fill('0');
  await form.locator('button[type=submit]').click();
  await form.locator('text=must be at least 1 and at most 3650').waitFor(WAIT);
  await check('settings that were refused');
  await picture('settings-that-were-refused');
  await days.fill('31');
  await form.locator('button[type=submit]').click();
  await form.locator('text=Saved, and in effect').waitFor(WAIT);
  await show('settings');
  seen.days = await page.locator('main form[aria-label="Events"]').getByLabel('Kept (days)').inputValue();
  if (seen.days !== '31') {
    throw new Error(`days are kept for ${seen.days}`);
  }
}

async function scheduleAndPrices() {
  await show('reports/schedules');
  await click('main button:has-text("New schedule")');
  await fill({ name: 'by-forms' });
  await page.locator('#in-report').selectOption({ index: 1 });
  await send('new schedule');
  await page.waitForSelector('main [role=row]:has-text("by-forms")', WAIT);
  await check('schedules');
  await show('reports/prices');
  await click('main button:has-text("New price list")');
  await fill({ name: 'by-forms', validFrom: '2027-01' });
  await page.getByLabel('Price', { exact: true }).fill('0.012');
  await send('new price list');
  await page.waitForSelector('main [role=row]:has-text("0.012")', WAIT);
  await check('price lists');
}

/** The session that was begun before this one is ended. */
async function sessionsOfUsers() {
  await show('sessions');
  await check('sessions');
  await picture('sessions');
  const other = page.locator('main [role=row]:has-text("admin@internal"), main [role=row]:has-text("admin")').filter({ hasNotText: 'this one' }).last();
  await other.getByRole('button').last().click(WAIT);
  await click('[role=menuitem]:has-text("End session")');
  await page.waitForSelector(DIALOG, WAIT);
  await check('ending a session');
  await click(`${DIALOG} button[type=submit]`);
  await page.waitForSelector(DIALOG, { state: 'detached', ...WAIT });
}

async function lists() {
  for (const path of ['tags', 'affinitylabels', 'schedulingpolicies', 'bookmarks', 'plugins', 'events']) {
    await show(path);
    await check(`/${path}`);
  }
  await show('storagedomains');
  for (const button of ['New ', 'Import ']) {
    await click(`main button:has-text("${button}")`);
    await page.waitForSelector(`${DIALOG} option:has-text("Local")`, { state: 'attached', ...WAIT });
    await check(`${button}storage domain`);
    await picture(`${button.trim()}-storage-domain`);
    await click(`${DIALOG} button:has-text("Cancel")`);
  }
}

const SCENES = { centerAndCluster, networkAndProfile, quotaWithLimits, roleWithPermits, permissionOfAUser, settingsOfAPlugin, settingsOfTheEngine, scheduleAndPrices, sessionsOfUsers, lists };
await browser.play({ enter, ...SCENES, end: async () => void (seen.scenes = Object.keys(SCENES).length) });
