package org.huhang.audit;

import java.nio.file.Path;

/**
 * Where the heads of the trail may be noted outside the database when nobody set {@code huhang.trail.anchor}; the embedded
 * mode offers its data folder.
 *
 * @param path the file, made if absent; lines are only ever added to it
 */
public record AnchorFile(Path path) {}
