// What every browser test needs: dist/ on a local address, a browser, and a page whose messages,
// errors and requests are kept.
//
//     import { withPage } from "./support.mjs";
//
//     test("…", () =>
//       withPage(async ({ page, origin, log }) => {
//         await page.goto(`${origin}/`);
//         …
//         assert.deepEqual(log.problems(), []);
//       }));

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";

import { executable, launch } from "../../scripts/browser.mjs";

const DIST = fileURLToPath(new URL("../../dist/", import.meta.url));

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** Why a test in this browser is skipped, or false: `test(name, { skip: skipUnless("firefox") }, …)`. */
export function skipUnless(browser) {
  return executable(browser) ? false : `${browser} is not installed`;
}

/** The file of dist/ that a path names, or undefined where there is none. */
async function distFile(path) {
  const file = normalize(join(DIST, path.endsWith("/") ? `${path}index.html` : path));
  if (!file.startsWith(DIST.endsWith(sep) ? DIST : DIST + sep)) return undefined;
  try {
    return await readFile(file);
  } catch {
    return undefined;
  }
}

/**
 * Serves dist/ on 127.0.0.1 at a free port.
 *
 * `pages` adds to it or stands in its place: `{ "/page.html": { body, headers?, status? } }`, where a
 * value may also be a function of the request that returns such an object.
 */
export async function serve(pages = {}) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://127.0.0.1").pathname);
    const page = typeof pages[path] === "function" ? pages[path](request) : pages[path];
    const type = TYPES[extname(path) || ".html"] ?? "application/octet-stream";
    if (page) {
      response.writeHead(page.status ?? 200, { "content-type": type, "cache-control": "no-store", ...page.headers });
      response.end(page.body);
      return;
    }
    const body = await distFile(path);
    response.writeHead(body ? 200 : 404, { "content-type": body ? type : "text/plain", "cache-control": "no-store" });
    response.end(body ?? "not found");
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Everything that a page said and asked for, in order. */
class Log {
  /** `{ type, text }`: what scripts and the browser wrote to the console. */
  messages = [];
  /** Errors that no script caught, as text. */
  errors = [];
  /** `{ method, url }`. */
  requests = [];
  /** `{ url, reason }`: requests without an answer, or with one of 400 and above. */
  failures = [];

  /** Errors, failed requests, and console messages of type `error` or `warn`, as text. */
  problems() {
    // A browser asks for this by itself where a page names no icon.
    const asked = ({ url }) => !url.endsWith("/favicon.ico");
    return [
      ...this.errors,
      ...this.failures.filter(asked).map(({ url, reason }) => `${url}: ${reason}`),
      ...this.messages
        .filter(({ type, url }) => /^(error|warn|warning|assert)$/.test(type) && asked({ url }))
        .map(({ type, text }) => `console.${type}: ${text}`),
    ];
  }

  listen(page) {
    page.on("console", (message) =>
      this.messages.push({ type: message.type(), text: message.text(), url: message.location()?.url ?? "" }),
    );
    page.on("pageerror", (error) => this.errors.push(String(error?.stack ?? error)));
    page.on("request", (request) => this.requests.push({ method: request.method(), url: request.url() }));
    page.on("requestfailed", (request) =>
      this.failures.push({ url: request.url(), reason: request.failure()?.errorText ?? "failed" }),
    );
    page.on("response", (response) => {
      if (response.status() >= 400) this.failures.push({ url: response.url(), reason: `status ${response.status()}` });
    });
  }
}

/** Starts listening to a page that a test opened itself. */
export function listen(page) {
  const log = new Log();
  log.listen(page);
  return log;
}

/**
 * Starts a server and a browser, calls `use({ browser, server, origin, open })`, and stops both
 * whatever happens. `open()` makes a new page and returns `{ page, log }`.
 */
export async function withBrowser(use, { browser: name = "chrome", pages = {} } = {}) {
  const server = await serve(pages);
  try {
    const browser = await launch(name);
    try {
      const open = async () => {
        const page = await browser.newPage();
        return { page, log: listen(page) };
      };
      return await use({ browser, server, origin: server.origin, open });
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
  }
}

/** [`withBrowser`] with one page open: calls `use({ page, log, browser, server, origin, open })`. */
export function withPage(use, options) {
  return withBrowser(async (context) => use({ ...context, ...(await context.open()) }), options);
}
