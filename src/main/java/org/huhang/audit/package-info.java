/**
 * The trail nobody can edit: who did what, to which thing, when and why. Lines are written unchained, in the transaction
 * of the fact, so that no two people wait for each other; one sealer chains what was committed a second later. Table
 * {@code line} and table {@code seal} only ever grow: the database refuses update, delete and truncate.
 */
@org.jspecify.annotations.NullMarked
package org.huhang.audit;
