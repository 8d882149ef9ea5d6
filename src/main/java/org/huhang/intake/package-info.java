/**
 * Somebody reports: reports, receipts, and the answers owed to the reporter. The reporter's identity stays here, apart from
 * what was reported, and is opened one by one, for a purpose, with a line in the trail. Filing writes nothing outside this
 * package and its folder, so it cannot fail because a later module failed; the case is opened afterwards.
 */
@org.jspecify.annotations.NullMarked
package org.huhang.intake;
