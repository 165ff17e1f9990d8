// Where the browsers are and how the tests start them.
//
// `node scripts/browser.mjs` says which were found, and whether Chromium's driver fits it.

import { execFileSync } from "node:child_process";
import { accessSync, constants, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

import puppeteer from "puppeteer-core";

const tools = Object.fromEntries(
  Array.from(
    readFileSync(new URL("../tools.env", import.meta.url), "utf8").matchAll(/^([A-Z_]+)="(.*)"$/gm),
    ([, name, value]) => [name, value],
  ),
);

const asRoot = process.getuid?.() === 0;

const CHROME_ARGUMENTS = [
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  ...(asRoot ? ["--no-sandbox"] : []),
];

/** Keeps Firefox from asking its maker's servers anything during a test. */
const FIREFOX_PREFERENCES = {
  "app.normandy.enabled": false,
  "app.update.disabledForTesting": true,
  "browser.safebrowsing.downloads.enabled": false,
  "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "extensions.getAddons.cache.enabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,",
};

function onPath(name) {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}

/** The path in the environment's `variable`, or the first of the names in tools.env that is on PATH. */
function find(variable) {
  if (process.env[variable]) return process.env[variable];
  for (const name of tools[`${variable}_NAMES`].split(" ")) {
    const path = onPath(name);
    if (path) return path;
  }
  return undefined;
}

/** The path of `chrome` or `firefox`, or undefined where it is not installed. */
export function executable(browser) {
  return find(browser === "firefox" ? "FIREFOX" : "CHROME");
}

/** Starts `chrome` or `firefox`, headless and with an empty profile that goes when it is closed. */
export async function launch(browser = "chrome") {
  const executablePath = executable(browser);
  if (!executablePath) throw new Error(`no ${browser} found: scripts/setup.sh test says how to get one`);
  if (browser === "firefox") {
    return puppeteer.launch({
      browser,
      executablePath,
      headless: true,
      extraPrefsFirefox: FIREFOX_PREFERENCES,
    });
  }
  return puppeteer.launch({ browser: "chrome", executablePath, headless: true, args: CHROME_ARGUMENTS });
}

function version(path) {
  const words = execFileSync(path, ["--version"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  return /\d+(\.\d+)+/.exec(words)?.[0] ?? "of unknown version";
}

function report() {
  const found = {};
  for (const variable of ["CHROME", "CHROMEDRIVER", "FIREFOX"]) {
    const path = find(variable);
    found[variable] = path && version(path);
    console.log(`${variable.toLowerCase().padEnd(12)} ${path ? `${path} (${found[variable]})` : "not found"}`);
  }
  const [chrome, driver] = [found.CHROME, found.CHROMEDRIVER].map((text) => text?.split(".")[0]);
  if (chrome && driver && chrome !== driver) {
    console.error(
      `browser.mjs: chromedriver ${driver} cannot drive Chromium ${chrome}; install the two at one version,` +
        " or name others in CHROME and CHROMEDRIVER",
    );
    process.exit(1);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) report();
