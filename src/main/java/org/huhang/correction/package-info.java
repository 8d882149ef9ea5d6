/**
 * What a corrected answer changes of the way of its process: what is begun anew, what is made up for, and who must look again.
 */
@org.jspecify.annotations.NullMarked
package org.huhang.correction;
