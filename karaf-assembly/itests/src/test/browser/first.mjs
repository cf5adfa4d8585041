// From an engine that was never used to the screen of a virtual machine, as a newcomer would go, by clicks in the portal.
// Arguments: the engine's address, a file with the administrator's password, a folder for pictures, a folder for storage on the host that waits,
// a disk image.
import { open, WAIT } from './browser.mjs';

const [, , engine, passwordFile, pictures, storage, image] = process.argv;
const browser = await open(engine, passwordFile, pictures);
const { context, page, seen, watch, click, check, picture, enter, ask, settled } = browser;
const LONG = { timeout: 180_000 };

/** What is typed counts by fields, as a click into each. */
async function type(field, text) {
  seen.clicks++;
  await page.fill(`#in-${field}`, text);
}

async function choose(field, wanted) {
  seen.clicks++;
  await page.waitForFunction(([id, label]) => [...(document.getElementById(id)?.options ?? [])].some((one) => one.label.includes(label)), [`in-${field}`, wanted], WAIT);
  const value = await page.locator(`#in-${field} option`, { hasText: wanted }).first().getAttribute('value');
  await page.selectOption(`#in-${field}`, value);
}

const submit = (button) => click(`[role=dialog] button:has-text("${button}")`);
const row = (name, text) => page.waitForSelector(`[role=row]:has-text("${name}"):has-text("${text}")`, LONG);

async function start() {
  await enter();
  await page.waitForSelector('#start-host', WAIT);
  await settled();
  await check('dashboard of an empty platform');
  await picture('1-empty');
}

async function host() {
  await click('#start-host a');
  await click('button:has-text("New host") >> nth=0');
  await choose('waitingHost', 'gamma');
  await check('host that waits');
  await picture('2-host');
  await submit('Save');
  await row('gamma', 'Up');
}

async function storageDomain() {
  await click('nav a:has-text("Dashboard")');
  await click('#start-storage a');
  await click('button:has-text("New storage domain") >> nth=0');
  await type('name', 'disks');
  await choose('storageType', 'Local');
  await type('storage_path', storage);
  await picture('3-storage');
  await submit('Create');
  await page.waitForSelector('[role=dialog]', { state: 'detached', ...LONG });
  await click('[role=row] a:has-text("disks")');
  await page.waitForSelector('h1:has-text("disks")', WAIT);
  await active();
}

/** Lists of storage domains tell no status, as a domain may be attached to several data centers. */
async function active() {
  const { data_center } = await ask('/ovirt-engine/api/datacenters');
  for (const end = Date.now() + LONG.timeout; Date.now() < end; await page.waitForTimeout(500)) {
    const { storage_domain } = await ask(`/ovirt-engine/api/datacenters/${data_center[0].id}/storagedomains`);
    if (storage_domain?.some((one) => one.name === 'disks' && one.status === 'active')) {
      return;
    }
  }
  throw new Error('the storage domain did not become active');
}

async function upload() {
  await click('nav a:has-text("Disks")');
  await click('button:has-text("Upload") >> nth=0');
  seen.clicks++;
  await page.setInputFiles('#upload-file', image);
  await check('upload');
  await picture('4-upload');
  await submit('Upload');
  await page.waitForSelector('[role=dialog]', { state: 'detached', ...WAIT });
  const card = page.locator('.pf-v6-c-notification-drawer__list-item:has(h3:has-text("Upload of tiny"))').first();
  await card.getByText('Done').first().waitFor(LONG);
  await row('tiny', 'OK');
  await click('.pf-v6-c-notification-drawer [aria-label="Close"]');
}

async function machine() {
  await click('nav a:has-text("Virtual machines")');
  await click('button:has-text("New virtual machine") >> nth=0');
  await type('name', 'first');
  await type('vmDisk', '');
  await picture('5-machine');
  await submit('Create');
  await click('[role=row] a:has-text("first")');
  await click('[role=tab]:has-text("Disks")');
  await click('button:has-text("Attach")');
  await choose('disk', 'tiny');
  await choose('interface', 'virtio');
  seen.clicks++;
  await page.check('#in-bootable');
  await submit('Attach');
  await row('tiny', 'OK');
}

async function screen() {
  await click('button:has-text("Start")');
  await page.waitForSelector('.pf-v6-c-label:has-text("Up")', LONG);
  seen.machine = await page.locator('h1 ~ * .pf-v6-c-label, .pf-v6-c-label:has-text("Up")').first().textContent();
  const opening = context.waitForEvent('page');
  await click('button:has-text("Console") >> nth=0');
  const console = await opening;
  watch(console);
  await console.waitForSelector('.pf-v6-c-label:has-text("Connected")', WAIT);
  seen.lit = await (
    await console.waitForFunction(
      () => {
        const canvas = document.querySelector('canvas');
        const points = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
        let lit = 0;
        for (let at = 0; at < points.length; at += 4) {
          lit += points[at] + points[at + 1] + points[at + 2] > 200 ? 1 : 0;
        }
        return lit > 500 && lit;
      },
      null,
      WAIT,
    )
  ).jsonValue();
  // until the guest has come to its login
  await console.waitForTimeout(8000);
  await picture('6-screen', console);
}

await browser.play({ start, host, storageDomain, upload, machine, screen });
