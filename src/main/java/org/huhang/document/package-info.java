/**
 * Files and evidence: folders, fingerprints, and who opened what. Owners keep a folder id and answer for who may open
 * it; a file is taken for what its content is, never for its name. Files lie in the database, so that every node serves
 * them and one backup holds case and evidence alike.
 */
@org.jspecify.annotations.NullMarked
package org.huhang.document;
