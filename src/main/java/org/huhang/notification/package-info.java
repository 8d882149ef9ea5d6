/**
 * Messages as rows with a planned time, an inbox in the page, and mail through an outbox. A mail names no child.
 */
@org.jspecify.annotations.NullMarked
package org.huhang.notification;
