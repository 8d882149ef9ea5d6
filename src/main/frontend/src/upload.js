/*
 * Files go to the server the moment they are chosen, one request each; the form only carries their ids.
 */
import { post } from './server.js';
import { say } from './text.js';

/** Uploads one file: { fileId, name, type, size } or { error: sentence }. */
export async function upload(url, file) {
  const body = new FormData();
  body.append('file', file, file.name);
  const answer = await post(url, body);
  if (answer.ok && answer.body.fileId) return answer.body;
  if (answer.offline) return { error: say('file.offline') };
  if (answer.ended) return { error: say('session.ended') };
  if (answer.status === 413) return { error: say('file.tooLarge') };
  return { error: answer.body.detail || answer.body.problems?.[0]?.message || say('file.refused') };
}

/** 812 KB, 3.4 MB. */
export function size(bytes) {
  if (!(bytes >= 0)) return '';
  return bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
