/*
 * Talking to the server: one place for the CSRF token, for a session that ended, and for a line that dropped.
 */

const tokenElement = () => document.querySelector('meta[name="csrf"]');

/** The CSRF header of this page, or nothing where the page has none. */
export function csrf() {
  const meta = tokenElement();
  return meta?.content ? { [meta.dataset.header || 'X-CSRF-TOKEN']: meta.content } : {};
}

/** After a new sign-in in another window this page's token is stale: take the one of a fresh copy of the page. */
async function renewToken() {
  const answer = await fetch(location.href, { headers: { Accept: 'text/html' }, credentials: 'same-origin' });
  if (endedSession(answer)) return 'ended';
  if (!answer.ok) return 'same';
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = page.querySelector('meta[name="csrf"]')?.content;
  if (!fresh || !tokenElement() || fresh === tokenElement().content) return 'same';
  tokenElement().content = fresh;
  return 'renewed';
}

/** Whether the server no longer knows who we are. */
export function endedSession(answer) {
  return answer.status === 401 || (answer.redirected && new URL(answer.url).pathname === '/login');
}

/**
 * Posts and answers { ok, status, body, ended, offline, reference }; never throws.
 *
 * body is JSON (an object) or a FormData.
 */
export async function post(url, body, { keepalive = false, renew = true } = {}) {
  const json = !(body instanceof FormData) && !(body instanceof URLSearchParams);
  try {
    const answer = await fetch(url, {
      method: 'POST',
      credentials: 'same-origin',
      keepalive,
      headers: {
        Accept: 'application/json, application/problem+json',
        'X-Requested-With': 'XMLHttpRequest',
        ...(json ? { 'Content-Type': 'application/json' } : {}),
        ...csrf(),
      },
      body: json ? JSON.stringify(body) : body,
    });
    // A session that ended is refused for its missing token (403) before anybody asks who we are (401).
    const token = answer.status === 403 && renew ? await renewToken() : 'same';
    if (token === 'renewed') return post(url, body, { keepalive, renew: false });
    const ended = token === 'ended' || endedSession(answer);
    const read = ended ? {} : parse(await answer.text());
    return {
      ok: answer.ok && !ended,
      status: ended ? 401 : answer.status,
      body: read,
      ended,
      offline: false,
      location: answer.headers.get('Location'),
    };
  } catch {
    return { ok: false, status: 0, body: {}, ended: false, offline: true };
  }
}

function parse(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}
