package org.huhang.demo;

import java.nio.file.Path;

/** Another platform of this machine keeps its data in the same folder. */
final class FolderInUse extends RuntimeException {

    FolderInUse(Path folder) {
        super("another platform runs in " + folder.toAbsolutePath());
    }
}
