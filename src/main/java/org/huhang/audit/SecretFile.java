package org.huhang.audit;

import java.nio.file.Path;

/**
 * Where a secret may be kept that nobody set: a bean of this type lets the platform make one on its first start. Only
 * the embedded mode has it; with real servers each node must be given the same {@code HUHANG_SECRET}.
 *
 * @param path the file, made if absent, readable by its owner only
 */
public record SecretFile(Path path) {}
