package org.huhang.document;

import java.util.UUID;

/**
 * A folder, as its owner keeps it.
 *
 * @param value its id
 */
public record FolderId(UUID value) {}
