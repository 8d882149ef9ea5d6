/** Nobody unheard: the promises, tried by every way on which a child could be forgotten. */
@NullMarked
package org.huhang.safety;

import org.jspecify.annotations.NullMarked;
