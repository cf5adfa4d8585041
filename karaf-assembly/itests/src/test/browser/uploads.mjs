// Sends a file to a disk with interruptions, cancels another, and saves the disk again.
// Arguments: the engine's address, a file with the administrator's password, a folder for pictures, the image to send, where to save it.
import { open, WAIT } from './browser.mjs';

const [, , engine, passwordFile, pictures, image, saved] = process.argv;
const browser = await open(engine, passwordFile, pictures);
const { context, page, seen, click, check, picture, go, enter, ask } = browser;
page.on('dialog', (dialog) => dialog.accept());

/** Where pieces of images began, in the order they were sent. */
const starts = [];
page.on('request', (request) => {
  const range = request.headers()['content-range'];
  if (range) {
    starts.push(Number(/\d+/.exec(range)[0]));
  }
});

/** So slow a network that there is time to interrupt; 0 for one without limits. */
async function network(bytesPerSecond) {
  const tools = await context.newCDPSession(page);
  await tools.send('Network.enable');
  await tools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: bytesPerSecond || -1,
  });
}

const card = (name) => page.locator(`.pf-v6-c-notification-drawer__list-item:has(h3:has-text("${name}"))`).first();
const says = (name, text) => card(name).getByText(text).first().waitFor(WAIT);
/** Between the second and the fourth piece. */
const SOME = /^(9|1\d|2\d) MiB of 40 MiB/;

async function begin(name) {
  await go('disks');
  await click('button:has-text("Upload")');
  await page.setInputFiles('#upload-file', image);
  await page.waitForSelector('text=disk of 40 MiB', WAIT);
  await page.fill('#in-name', name);
  await page.selectOption('#in-storageDomain', { label: 'alpha' });
}

/** The page is left in the middle; the same file goes on where it was. */
async function interrupted() {
  await network(3_000_000);
  await begin('sent');
  await check('upload dialog');
  await picture('dialog');
  await click('[role=dialog] button:has-text("Upload")');
  await says('Upload of sent', SOME);
  await go('events');
  await page.waitForSelector('h1:has-text("Events")', WAIT);
  await click('[aria-label*="run"]');
  await says('Upload of sent', 'Interrupted');
  await picture('interrupted');
  await check('interrupted upload');
  await network(0);
  starts.length = 0;
  await card('Upload of sent').locator('input[type=file]').setInputFiles(passwordFile);
  await says('Upload of sent', 'That is another file');
  await card('Upload of sent').locator('input[type=file]').setInputFiles(image);
  await says('Upload of sent', 'Done');
  await picture('done');
  seen.resumedAt = starts[0];
}

/** Paused, gone on with, and then not wanted. */
async function unwanted() {
  await network(3_000_000);
  await begin('unwanted');
  await click('[role=dialog] button:has-text("Upload")');
  await says('Upload of unwanted', SOME);
  await card('Upload of unwanted').locator('button:has-text("Pause")').click(WAIT);
  await says('Upload of unwanted', 'Paused');
  await card('Upload of unwanted').locator('button:has-text("Resume")').click(WAIT);
  await says('Upload of unwanted', 'Under way');
  await card('Upload of unwanted').locator('button:has-text("Cancel")').click(WAIT);
  await card('Upload of unwanted').waitFor({ state: 'detached', ...WAIT });
  const left = await ask('/ovirt-engine/api/disks?search=name%3Dunwanted');
  seen.left = (left.disk ?? []).length;
}

/** What a guest would read of it. */
async function download() {
  await network(0);
  await go('disks');
  await click('a:has-text("sent")');
  await page.waitForSelector('h1:has-text("sent")', WAIT);
  await click('[aria-label="Actions"]');
  await click('[role=menuitem]:has-text("Download")');
  await page.selectOption('#in-format', 'raw');
  await check('download dialog');
  const saving = page.waitForEvent('download', WAIT);
  await click('[role=dialog] button:has-text("Download")');
  await (await saving).saveAs(saved);
  const start = Date.now();
  const { disk } = await ask('/ovirt-engine/api/disks?search=name%3Dsent');
  while ((await ask(`/ovirt-engine/api/disks/${disk[0].id}`)).status !== 'ok') {
    await page.waitForTimeout(200);
  }
  seen.lockedFor = Date.now() - start;
  await says('Download of sent', 'Done');
  await picture('downloaded');
}

await browser.play({ login: enter, interrupted, unwanted, download });
