/**
 * Messages as rows with a planned time, an inbox in the page, and mail through an outbox. A row is written in the
 * transaction of what it tells; mail leaves afterwards, by whichever node takes it first, and again until the server has
 * taken it. A mail names no child and no reporter: it carries a case number and the way to the page.
 */
@org.jspecify.annotations.NullMarked
package org.huhang.notification;
