/**
 * What I have to do: one row per open item, drafts, claims, answers. The one entrance for pages and API.
 */
@org.jspecify.annotations.NullMarked
package org.huhang.worklist;
