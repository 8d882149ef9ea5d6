/**
 * One child, one file: identity, the facts of the safety strip and where they come from.
 */
@org.jspecify.annotations.NullMarked
package org.huhang.child;
