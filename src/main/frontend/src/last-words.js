/*
 * What was typed in the moment in which a page goes is sent while the next page is asked for already. That one waits until it
 * has come. The browser keeps a mark of what to wait for, and nothing of what was typed.
 */

const key = (url) => `draft ${url}`;

/** To be called when a page goes: which draft of this address the next page has to wait for. */
export function expect(url, mark) {
  sessionStorage.setItem(key(url), mark);
}

/** The mark that the page before left, null if it left none; asked once. */
export function expected(url) {
  const mark = sessionStorage.getItem(key(url));
  sessionStorage.removeItem(key(url));
  return mark;
}

/** Reads this page again until it is the one that is waited for; nothing if that does not come within seconds. */
export async function readAgain(arrived) {
  for (let tries = 1; tries <= 6; tries++) {
    await new Promise((done) => setTimeout(done, 150 * tries));
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } }).catch(() => undefined);
    if (!answer?.ok || answer.redirected) return undefined;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (arrived(page)) return page;
  }
  return undefined;
}
