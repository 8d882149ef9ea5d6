/** Tests that behave as somebody does who wants to get in, to find out, or to harm. */
@org.jspecify.annotations.NullMarked
package org.huhang.attacks;
