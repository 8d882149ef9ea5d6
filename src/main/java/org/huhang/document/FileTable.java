package org.huhang.document;

import java.io.IOException;
import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Files and their pieces. */
@Repository
class FileTable {

    private static final String COLUMNS = "f.id, f.name, f.type, f.size, f.sha256, f.uploaded_by, f.uploaded_at";
    private static final int PIECE = 512 << 10;

    private final JdbcClient jdbc;

    FileTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A file and where it lies.
     *
     * @param folder where it lies; null while it lies nowhere
     */
    record Placed(StoredFile file, @Nullable Folder folder) {}

    void insert(StoredFile file, byte[] receivedSha256, Instant keepUntil) {
        jdbc.sql(
                        """
                        insert into document.file
                            (id, name, type, size, sha256, received_sha256, uploaded_by, uploaded_at, keep_until)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        UUID.fromString(file.id()),
                        file.name(),
                        file.type(),
                        file.size(),
                        HexFormat.of().parseHex(file.sha256()),
                        receivedSha256,
                        file.uploadedBy(),
                        utc(file.uploadedAt()),
                        utc(keepUntil))
                .update();
    }

    void fill(UUID id, InputStream content) throws IOException {
        var no = 0;
        for (var piece = content.readNBytes(PIECE); piece.length > 0; piece = content.readNBytes(PIECE)) {
            jdbc.sql("insert into document.piece (file_id, no, bytes) values (?, ?, ?)")
                    .params(id, no++, piece)
                    .update();
        }
    }

    Optional<byte[]> piece(UUID id, int no) {
        return jdbc.sql("select bytes from document.piece where file_id = ? and no = ?")
                .params(id, no)
                .query((row, number) -> row.getBytes("bytes"))
                .optional();
    }

    Optional<Placed> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + ", d.id as folder_id, d.owner_kind, d.owner_id"
                        + " from document.file f left join document.folder d on d.id = f.folder_id where f.id = ?")
                .param(id)
                .query((row, number) -> new Placed(file(row, number), Folder.ofNullable(row)))
                .optional();
    }

    List<StoredFile> of(String uploader, Collection<UUID> ids) {
        return jdbc.sql("select " + COLUMNS + " from document.file f where f.id = any(?) and f.uploaded_by = ?"
                        + " order by f.uploaded_at, f.id")
                .params(array(ids), uploader)
                .query(FileTable::file)
                .list();
    }

    List<UUID> move(UUID from, UUID to) {
        return jdbc.sql("update document.file set folder_id = ?, came_from = coalesce(came_from, ?)"
                        + " where folder_id = ? returning id")
                .params(to, from, from)
                .query(UUID.class)
                .list();
    }

    /** What came from the first folder came from nowhere else; what had come there says so. */
    List<UUID> part(Collection<UUID> within, UUID cameFrom, UUID folder, UUID to) {
        return jdbc.sql("update document.file set folder_id = ?, came_from = nullif(came_from, ?)"
                        + " where folder_id = ? and came_from = any(?) returning id")
                .params(to, cameFrom, folder, array(within))
                .query(UUID.class)
                .list();
    }

    List<StoredFile> in(UUID folder) {
        return jdbc.sql("select " + COLUMNS + " from document.file f where f.folder_id = ?"
                        + " order by f.uploaded_at, f.id")
                .param(folder)
                .query(FileTable::file)
                .list();
    }

    void keep(String uploader, Collection<UUID> ids, Instant until) {
        jdbc.sql("update document.file set keep_until = ?"
                        + " where id = any(?) and uploaded_by = ? and keep_until is not null")
                .params(utc(until), array(ids), uploader)
                .update();
    }

    /** Ids as text, the way they are handed out. */
    Set<String> attachable(String uploader, Collection<UUID> ids, String ownerKind, String ownerId) {
        return new TreeSet<>(jdbc.sql("select f.id::text from document.file f"
                        + " left join document.folder d on d.id = f.folder_id where f.id = any(?)"
                        + " and (f.folder_id is null and f.uploaded_by = ? or d.owner_kind = ? and d.owner_id = ?)")
                .params(array(ids), uploader, ownerKind, ownerId)
                .query(String.class)
                .list());
    }

    /** The files that were put into the folder now; those that lay there already are left alone. */
    List<UUID> attach(String uploader, Collection<UUID> ids, UUID folder, String by, Instant at) {
        return jdbc.sql("update document.file set folder_id = ?, keep_until = null, attached_by = ?, attached_at = ?"
                        + " where id = any(?) and uploaded_by = ? and folder_id is null returning id")
                .params(folder, by, utc(at), array(ids), uploader)
                .query(UUID.class)
                .list();
    }

    int sweep(Instant now) {
        return jdbc.sql("delete from document.file where id in (select id from document.file where keep_until < ?"
                        + " order by keep_until limit 100 for update skip locked)")
                .param(utc(now))
                .update();
    }

    private static StoredFile file(ResultSet row, int number) throws SQLException {
        return new StoredFile(
                row.getString("id"),
                row.getString("name"),
                row.getString("type"),
                row.getLong("size"),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                row.getString("uploaded_by"),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant());
    }

    private static UUID[] array(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
