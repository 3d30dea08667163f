// What a page costs on the line: bytes as they travel, compressed, response headers and redirects included.
// The TLS and TCP overhead is not counted, nor is what the browser sends.

export const KB = 1024;
/** The product's promises, in bytes and requests. */
export const BUDGETS = {
  first: { bytes: 14 * KB, requests: 3 },
  next: { bytes: 5 * KB },
  survey: { bytes: 80 * KB },
  staff: { bytes: 60 * KB },
  script: { bytes: 12 * KB },
};

/**
 * Starts counting on a page. Make the person fresh for a cold cache, or say `cold`: nothing is taken from the cache then.
 * take() -> { bytes, requests, scriptBytes, cached, list } since the last take().
 */
export async function meter(page, { cold = false } = {}) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Network.enable');
  if (cold) await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
  let open = new Map();
  let list = [];
  let cached = 0;
  const add = (url, type, bytes, status) => list.push({ url, type, bytes, status });
  cdp.on('Network.requestWillBeSent', (event) => {
    if (event.request.url.startsWith('data:')) return;
    if (event.redirectResponse) {
      add(event.redirectResponse.url, 'Redirect', event.redirectResponse.encodedDataLength, event.redirectResponse.status);
    }
    open.set(event.requestId, { url: event.request.url, type: event.type });
  });
  cdp.on('Network.requestServedFromCache', (event) => { open.delete(event.requestId); cached += 1; });
  cdp.on('Network.responseReceived', (event) => {
    const request = open.get(event.requestId);
    if (!request) return;
    request.status = event.response.status;
    if (event.response.fromDiskCache) { open.delete(event.requestId); cached += 1; }
  });
  cdp.on('Network.loadingFinished', (event) => {
    const request = open.get(event.requestId);
    if (request) add(request.url, request.type, event.encodedDataLength, request.status);
    open.delete(event.requestId);
  });
  cdp.on('Network.loadingFailed', (event) => {
    const request = open.get(event.requestId);
    if (request) add(request.url, request.type, 0, 'failed');
    open.delete(event.requestId);
  });
  return {
    async take() {
      for (let i = 0; i < 100 && open.size > 0; i += 1) await new Promise((go) => setTimeout(go, 20));
      const done = { list, cached, requests: list.length, bytes: sum(list), scriptBytes: sum(list.filter((one) => one.type === 'Script')) };
      open = new Map();
      list = [];
      cached = 0;
      return done;
    },
    stop: () => cdp.detach(),
  };
}

/** Checks what was taken against a budget; the JavaScript limit holds for every page. */
export function within(checks, taken, budget, what) {
  const lines = taken.list.map((one) => `${one.bytes} B ${one.status} ${one.type} ${one.url}`).join('\n');
  checks.ok(taken.bytes <= budget.bytes, `${what}: ${taken.bytes} B of ${budget.bytes} B`, lines);
  if (budget.requests) checks.ok(taken.requests <= budget.requests, `${what}: ${taken.requests} of ${budget.requests} requests`, lines);
  checks.ok(taken.scriptBytes <= BUDGETS.script.bytes, `${what}: ${taken.scriptBytes} B of script`, lines);
}

const sum = (list) => list.reduce((total, one) => total + one.bytes, 0);
