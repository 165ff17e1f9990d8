// WebKitGTK by plain WebDriver, for what no other driver reaches: puppeteer drives Chromium and Firefox alone.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { accessSync, constants } from "node:fs";
import { createServer } from "node:net";
import { delimiter, join } from "node:path";

/** The path of a program, or undefined. */
function onPath(name) {
  return (process.env.PATH ?? "")
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

const DRIVER = process.env.WEBKIT_DRIVER || onPath("WebKitWebDriver");
const SCREEN = onPath("Xvfb");

/** Why tests in WebKitGTK are skipped, or false. */
export function skipWebKit() {
  if (!DRIVER) return "WebKitWebDriver is not installed (Debian: webkit2gtk-driver)";
  if (!process.env.DISPLAY && !SCREEN) return "WebKitGTK has no screen: Xvfb is not installed (Debian: xvfb)";
  return false;
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** Starts a program that this ends with `end()`. */
function start(path, options, settings) {
  const child = spawn(path, options, settings);
  const end = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill();
    await once(child, "exit");
  };
  return { child, end };
}

/** A screen that nobody sees, unless there is one; its name and what ends it. */
async function openScreen() {
  if (process.env.DISPLAY) return { display: process.env.DISPLAY, end: async () => {} };
  const { child, end } = start(SCREEN, ["-displayfd", "3", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const [number] = await once(child.stdio[3], "data");
  return { display: `:${String(number).trim()}`, end };
}

/** Calls `use(browser)` with a session of WebKitGTK, and ends all that was started for it. */
export async function withWebKit(use) {
  const screen = await openScreen();
  const port = await freePort();
  // There is no graphics card to paint with.
  const env = { ...process.env, DISPLAY: screen.display, GDK_BACKEND: "x11", LIBGL_ALWAYS_SOFTWARE: "1", WEBKIT_DISABLE_DMABUF_RENDERER: "1", NO_AT_BRIDGE: "1" };
  const driver = start(DRIVER, [`--port=${port}`], { env, stdio: "ignore" });
  try {
    const browser = new Browser(`http://127.0.0.1:${port}`);
    await browser.open();
    try {
      return await use(browser);
    } finally {
      await browser.close();
    }
  } finally {
    await driver.end();
    await screen.end();
  }
}

class Browser {
  #address;
  #session = "";

  constructor(address) {
    this.#address = address;
  }

  async open() {
    const end = Date.now() + 20_000;
    for (;;) {
      try {
        const { sessionId } = await this.#send("POST", "/session", { capabilities: { alwaysMatch: {} } });
        this.#session = `/session/${sessionId}`;
        break;
      } catch (error) {
        // The driver listens a moment after it was started.
        if (error.cause?.code !== "ECONNREFUSED" || Date.now() > end) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
    await this.#send("POST", "/timeouts", { script: 30_000, pageLoad: 60_000 });
  }

  close() {
    return this.#send("DELETE", "");
  }

  goto(url) {
    return this.#send("POST", "/url", { url });
  }

  reload() {
    return this.#send("POST", "/refresh", {});
  }

  /** What `call(...values)`, or the promise of it, gives in the page. */
  async evaluate(call, ...values) {
    const script = `const done = arguments[arguments.length - 1];
      Promise.resolve().then(() => (${call})(...Array.prototype.slice.call(arguments, 0, -1))).then(
        (value) => done({ value: value === undefined ? null : value }), (error) => done({ error: String(error && error.stack || error) }));`;
    const { value, error } = await this.#send("POST", "/execute/async", { script, args: values });
    if (error) throw new Error(error);
    return value;
  }

  /** From here on the page is that of the frame with this id, or the outermost. */
  async frame(selector) {
    if (!selector) return this.#send("POST", "/frame", { id: null });
    const id = await this.#send("POST", "/element", { using: "css selector", value: selector });
    return this.#send("POST", "/frame", { id });
  }

  /** The pixels of the window, as PNG. */
  async screenshot() {
    return Buffer.from(await this.#send("GET", "/screenshot"), "base64");
  }

  async #send(method, path, body) {
    const response = await fetch(this.#address + this.#session + path, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  }
}
