/**
 * Who people are and what they may see: regions, agencies, people, roles, and the one function that decides access.
 */
@org.jspecify.annotations.NullMarked
package org.huhang.agency;
