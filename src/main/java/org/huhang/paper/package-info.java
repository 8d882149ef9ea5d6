/**
 * Papers that the law wants: Word templates that an office edits itself, filled from the case, numbered without gaps, filed with a
 * fingerprint, served on record. Templates hold words of a closed list, lists and conditions, and no language that could run
 * anything; POI opens the package, and the text in it is filled as plain XML.
 */
@org.jspecify.annotations.NullMarked
package org.huhang.paper;
