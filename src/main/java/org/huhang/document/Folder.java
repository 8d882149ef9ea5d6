package org.huhang.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A folder and whose it is. */
record Folder(UUID id, String ownerKind, String ownerId) {

    static Folder of(ResultSet row) throws SQLException {
        return new Folder(
                row.getObject("folder_id", UUID.class), row.getString("owner_kind"), row.getString("owner_id"));
    }

    static @Nullable Folder ofNullable(ResultSet row) throws SQLException {
        return row.getString("folder_id") == null ? null : of(row);
    }
}
