// Storage domains on real servers by the dialogs of the portal: on a LUN behind a password, in a pool of Ceph, on NFS, which is then given away and
// taken back. Arguments: as of every script, then the address of the iSCSI server and the password of its target, the monitor of Ceph and the key
// of its user, the NFS server.
import { open, WAIT } from './browser.mjs';

const [, , engine, passwordFile, pictures, iscsi, chap, monitor, key, nfs] = process.argv;
const browser = await open(engine, passwordFile, pictures);
const { page, seen, click, check, picture, go, enter, ask, settled } = browser;
const API = '/ovirt-engine/api';
const DIALOG = '[role=dialog]';
const LONG = { timeout: 120_000 };
seen.said = {};

const type = (field, text) => page.fill(`${DIALOG} #in-${field}`, text);

async function begin(name, kind, button = 'New storage domain') {
  await go('storagedomains');
  await page.waitForSelector('main h1', WAIT);
  await settled();
  await click(`main button:has-text("${button}")`);
  await page.locator(`${DIALOG} #in-storageType option[value="${kind}"]`).waitFor({ state: 'attached', ...WAIT });
  await type('name', name);
  await page.selectOption('#in-storageType', kind);
  seen.kinds = await page.locator(`${DIALOG} #in-storageType option`).allTextContents();
  await page.waitForFunction(() => document.querySelector('#in-viaHost')?.value && document.querySelector('#in-dataCenter')?.value, null, WAIT);
}

/** What the dialog says of what was refused. */
async function refusal(name) {
  const alert = page.locator(DIALOG).getByRole('alert');
  await alert.waitFor(LONG);
  seen.said[name] = (await alert.innerText()).replace(/^Danger alert:\s*/, '').trim();
}

const domainOf = async (name) => (await ask(`${API}/storagedomains?search=${encodeURIComponent(`name=${name}`)}`)).storage_domain?.[0];

/** Of an attached domain, as its data center has it. */
async function becomes(name, status) {
  const { data_center: centers } = await ask(`${API}/datacenters?search=name%3DDefault`);
  for (const end = Date.now() + LONG.timeout; Date.now() < end; await page.waitForTimeout(500)) {
    const { storage_domain: all } = await ask(`${API}/datacenters/${centers[0].id}/storagedomains`);
    if (all?.some((one) => one.name === name && one.status === status)) {
      return;
    }
  }
  throw new Error(`${name} does not become ${status}`);
}

async function made(name) {
  await click(`${DIALOG} button[type=submit]`);
  await page.waitForSelector(DIALOG, { state: 'detached', ...LONG });
  await page.waitForSelector(`[role=row] a:has-text("${name}")`, WAIT);
  await becomes(name, 'active');
}

/** A portal that is not there, a password that is wrong, and then the LUN. */
async function onLun() {
  await begin('by-iscsi', 'iscsi');
  await type('storage_address', iscsi);
  await type('port', '3261');
  await click(`${DIALOG} button:has-text("Find targets")`);
  await refusal('portal');
  await picture('1-no-portal');
  await type('port', '');
  await click(`${DIALOG} button:has-text("Find targets")`);
  await page.waitForSelector(`${DIALOG} #in-storage_target`, LONG);
  seen.targets = await page.locator(`${DIALOG} #in-storage_target option`).allTextContents();
  await page.selectOption('#in-storage_target', 'iqn.2026-11.org.example:locked');
  await type('chapUser', 'vireo');
  await type('chapPassword', 'wrong-password');
  await click(`${DIALOG} button:has-text("Log in and find LUNs")`);
  await refusal('password');
  await picture('2-wrong-password');
  await type('chapPassword', chap);
  await click(`${DIALOG} button:has-text("Log in and find LUNs")`);
  await page.waitForSelector(`${DIALOG} [role=radiogroup] label`, LONG);
  seen.luns = await page.locator(`${DIALOG} [role=radiogroup]`).innerText();
  await check('LUNs');
  await click(`${DIALOG} [role=radiogroup] input`);
  await picture('3-luns');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 390, height: 844 });
  await picture('3-luns-phone-dark');
  await page.setViewportSize({ width: 1400, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
  await made('by-iscsi');
}

/** The LUN is seen to be in use. */
async function lunInUse() {
  await begin('by-iscsi-again', 'iscsi');
  await type('storage_address', iscsi);
  await type('chapUser', 'vireo');
  await type('chapPassword', chap);
  await click(`${DIALOG} button:has-text("Find targets")`);
  await page.waitForSelector(`${DIALOG} #in-storage_target`, LONG);
  await page.selectOption('#in-storage_target', 'iqn.2026-11.org.example:locked');
  await click(`${DIALOG} button:has-text("Log in and find LUNs")`);
  await page.waitForSelector(`${DIALOG} [role=radiogroup] label`, LONG);
  await click(`${DIALOG} [role=radiogroup] input`);
  await page.waitForSelector(`${DIALOG} #in-loseContent`, WAIT);
  await check('LUN in use');
  await picture('4-lun-in-use');
  await click(`${DIALOG} button[type=submit]`);
  await refusal('in use');
  await click(`${DIALOG} button:has-text("Cancel")`);
}

async function inPool() {
  await begin('by-ceph', 'rbd');
  seen.ceph = await page.locator(`${DIALOG} label`).allInnerTexts();
  await type('storage_address', monitor);
  await type('storage_path', 'vms');
  await type('storage_username', 'vireo');
  await type('storage_password', 'bm90LXRoZS1rZXktb2YtYW55Ym9keQ==');
  await check('Ceph');
  await click(`${DIALOG} button[type=submit]`);
  await refusal('key');
  await picture('5-ceph-wrong-key');
  await type('storage_password', key);
  await picture('6-ceph');
  await made('by-ceph');
}

async function onNfs() {
  await begin('by-nfs', 'nfs');
  await type('storage_address', nfs);
  await type('storage_path', '/nothing');
  await click(`${DIALOG} button[type=submit]`);
  await refusal('path');
  await type('storage_path', '/export');
  await picture('7-nfs');
  await made('by-nfs');
  seen.id = (await domainOf('by-nfs')).id;
}

async function detail(name) {
  await go(`storagedomains/${(await domainOf(name)).id}`);
  await page.waitForSelector(`h1:has-text("${name}")`, WAIT);
  await settled();
}

async function menu(item) {
  await click('main [aria-label="Actions"]');
  await click(`[role=menuitem]:has-text("${item}")`);
  await page.waitForSelector(DIALOG, WAIT);
}

/** Out of use, out of its data center, and out of the engine; what is on it stays or goes. */
async function leaves(name, way) {
  await detail(name);
  await click('main button:has-text("Deactivate")');
  await click(`${DIALOG} button:has-text("Deactivate")`);
  await becomes(name, 'maintenance');
  await detail(name);
  await menu('Detach');
  await page.fill('#question-text', name);
  await click(`${DIALOG} button:has-text("Detach")`);
  for (const end = Date.now() + LONG.timeout; (await domainOf(name)).data_centers?.data_center?.length; await page.waitForTimeout(500)) {
    if (Date.now() > end) {
      throw new Error(`${name} is not detached`);
    }
  }
  await detail(name);
  await menu('Remove');
  await page.check(`#way-${way}`);
  await type('typedName', name);
  await check(`removal of ${name}`);
  await picture(`8-removal-${way}`);
  await click(`${DIALOG} button:has-text("Remove")`);
  await page.waitForSelector(DIALOG, { state: 'detached', ...LONG });
  for (const end = Date.now() + LONG.timeout; await domainOf(name); await page.waitForTimeout(500)) {
    if (Date.now() > end) {
      throw new Error(`${name} is not removed`);
    }
  }
}

async function takenBack() {
  await leaves('by-nfs', 'keep');
  await begin('by-nfs', 'nfs', 'Import storage domain');
  await type('storage_address', nfs);
  await type('storage_path', '/export');
  await check('import');
  await picture('9-import');
  await made('by-nfs');
  seen.sameAgain = (await domainOf('by-nfs')).id === seen.id;
}

async function end() {
  for (const name of ['by-nfs', 'by-ceph', 'by-iscsi']) {
    await leaves(name, 'format');
  }
}

await browser.play({ enter, onLun, lunInUse, inPool, onNfs, takenBack, end });
