package org.huhang.demo;

import java.nio.file.Path;

/** The embedded database does not start. */
final class EmbeddedDatabaseBroken extends RuntimeException {

    EmbeddedDatabaseBroken(Path folder, Throwable cause) {
        super("embedded PostgreSQL cannot start in " + folder.toAbsolutePath() + ": " + cause.getMessage(), cause);
    }
}
