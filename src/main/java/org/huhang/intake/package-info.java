/**
 * Somebody reports: reports, receipts, and the answers owed. The reporter's identity stays here.
 */
@org.jspecify.annotations.NullMarked
package org.huhang.intake;
