/**
 * Huhang: one package per capability, cut so that the folder list is the architecture. Only {@link org.huhang.Huhang}
 * lives here.
 */
@org.jspecify.annotations.NullMarked
package org.huhang;
