/** FEEL, the language of conditions in forms and terms and of cells in decision tables. */
@org.jspecify.annotations.NullMarked
package org.huhang.feel;
