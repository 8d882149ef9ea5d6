package org.huhang.audit;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the heads of the trail are noted.
 *
 * @param anchor a file outside the database and outside its backup, one for each node, on storage that only lets files grow if
 *     there is one; null: none but the log, or the data folder of the embedded mode
 */
@ConfigurationProperties("huhang.trail")
record AnchorSettings(@Nullable Path anchor) {}
