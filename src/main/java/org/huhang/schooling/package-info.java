/**
 * Children who should be at school: the ledgers that a school, a township and the education bureau keep of them, the rounds of
 * persuasion and follow-up, and where the law of a region allows a penalty.
 */
@org.jspecify.annotations.NullMarked
package org.huhang.schooling;
