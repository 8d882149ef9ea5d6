/**
 * Files and evidence: folders, fingerprints, and who opened what. Owners keep a folder id.
 */
@org.jspecify.annotations.NullMarked
package org.huhang.document;
