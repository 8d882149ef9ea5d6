package org.huhang.demo;

import java.nio.file.Path;
import java.util.HexFormat;
import org.huhang.audit.Secrets;

/**
 * The passwords of the embedded database, one for each of its users, made from a secret that stays beside its data and is
 * readable by its owner only. Whoever may read that file is the platform; no other account of this machine gets in.
 */
final class DatabaseKeys {

    /** May do everything; only used to start the server and to set up the other two. */
    static final String SUPERUSER = "postgres";
    /** Owns tables and schemas, and changes them when a new version starts. */
    static final String OWNER = "huhang_owner";
    /** Reads and writes rows; what the platform runs as. */
    static final String APP = "huhang_app";

    private final Secrets secrets;

    private DatabaseKeys(Secrets secrets) {
        this.secrets = secrets;
    }

    static DatabaseKeys keptIn(Path file) {
        return new DatabaseKeys(Secrets.keptIn(file));
    }

    String of(String user) {
        return HexFormat.of().formatHex(secrets.sign("database.user", user));
    }
}
