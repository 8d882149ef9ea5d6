package org.huhang.document;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Folders: one for each owner. */
@Repository
class FolderTable {

    private final JdbcClient jdbc;

    FolderTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Two at once get the same folder. */
    UUID findOrMake(String ownerKind, String ownerId) {
        return jdbc.sql("insert into document.folder (id, owner_kind, owner_id) values (?, ?, ?)"
                        + " on conflict (owner_kind, owner_id) do nothing returning id")
                .params(UUID.randomUUID(), ownerKind, ownerId)
                .query(UUID.class)
                .optional()
                .orElseGet(() -> made(ownerKind, ownerId));
    }

    private UUID made(String ownerKind, String ownerId) {
        return jdbc.sql("select id from document.folder where owner_kind = ? and owner_id = ?")
                .params(ownerKind, ownerId)
                .query(UUID.class)
                .single();
    }

    Optional<Folder> find(UUID id) {
        return jdbc.sql("select id as folder_id, owner_kind, owner_id from document.folder where id = ?")
                .param(id)
                .query((row, number) -> Folder.of(row))
                .optional();
    }
}
