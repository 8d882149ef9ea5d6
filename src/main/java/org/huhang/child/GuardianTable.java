package org.huhang.child;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of the guardians and whom they guard. */
@Component
class GuardianTable {

    private final JdbcClient jdbc;

    GuardianTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The guardian of this number, or of this telephone unless the names differ; made if there is none. */
    UUID findOrMake(Guardian guardian, Instant at) {
        return find(guardian).stream().findFirst().orElseGet(() -> make(guardian, at));
    }

    List<UUID> find(Guardian guardian) {
        var number = IdNumber.of(guardian.idNo());
        return jdbc.sql(
                        """
                        select id from child.guardian
                        where id_no_folded = :idNo::text
                            or (phone_folded = :phone::text
                                and (name_folded is null or :name::text is null or name_folded = :name::text)
                                and (id_no_folded is null or :idNo::text is null))
                        order by id_no_folded = :idNo::text desc nulls last, name_folded = :name::text desc nulls last, made_at
                        """)
                .param("idNo", number == null || !number.sound() ? null : number.folded())
                .param("phone", Folded.phone(guardian.phone()))
                .param("name", Folded.name(guardian.name()))
                .query(UUID.class)
                .list();
    }

    private UUID make(Guardian guardian, Instant at) {
        var id = UUID.randomUUID();
        var number = IdNumber.of(guardian.idNo());
        jdbc.sql(
                        """
                        insert into child.guardian (id, name, phone, id_no, name_folded, phone_folded, id_no_folded, made_at)
                        values (:id, :name, :phone, :idNo, :nameFolded, :phoneFolded, :idNoFolded, :at)
                        """)
                .param("id", id)
                .param("name", guardian.name(), Types.VARCHAR)
                .param("phone", guardian.phone(), Types.VARCHAR)
                .param("idNo", guardian.idNo(), Types.VARCHAR)
                .param("nameFolded", Folded.name(guardian.name()), Types.VARCHAR)
                .param("phoneFolded", Folded.phone(guardian.phone()), Types.VARCHAR)
                .param("idNoFolded", number == null ? null : number.folded(), Types.VARCHAR)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    /** A guardian of this child who was called so, where neither number nor telephone was told. */
    List<UUID> named(UUID file, String folded) {
        return jdbc.sql(
                        """
                        select guardian.id from child.file_guardian guards
                        join child.guardian guardian on guardian.id = guards.guardian_id
                        where guards.file_id = :file and guardian.name_folded = :name
                        order by guardian.made_at
                        """)
                .param("file", file)
                .param("name", folded)
                .query(UUID.class)
                .list();
    }

    void guards(UUID guardian, UUID file, Guardian said) {
        jdbc.sql(
                        """
                        insert into child.file_guardian (file_id, guardian_id, relation) values (:file, :guardian, :relation)
                        on conflict (file_id, guardian_id) do update
                            set relation = coalesce(file_guardian.relation, excluded.relation)
                        """)
                .param("file", file)
                .param("guardian", guardian)
                .param("relation", said.relation(), Types.VARCHAR)
                .update();
    }

    void move(UUID from, UUID into) {
        jdbc.sql(
                        """
                        insert into child.file_guardian (file_id, guardian_id, relation, came_from)
                        select :into, guardian_id, relation, coalesce(came_from, :from) from child.file_guardian
                        where file_id = :from
                        on conflict do nothing
                        """)
                .param("from", from)
                .param("into", into)
                .update();
        jdbc.sql("delete from child.file_guardian where file_id = :from")
                .param("from", from)
                .update();
    }

    /** Whoever came with a file, or with one that had been left for it, guards only the child of that one. */
    void part(Set<UUID> within, UUID merged, UUID into, UUID own) {
        var files = within.toArray(UUID[]::new);
        jdbc.sql(
                        """
                        insert into child.file_guardian (file_id, guardian_id, relation, came_from)
                        select :own, guardian_id, relation, nullif(came_from, :merged) from child.file_guardian
                        where file_id = :into and came_from = any(:within)
                        on conflict do nothing
                        """)
                .param("own", own)
                .param("into", into)
                .param("merged", merged)
                .param("within", files)
                .update();
        jdbc.sql("delete from child.file_guardian where file_id = :into and came_from = any(:within)")
                .param("into", into)
                .param("within", files)
                .update();
    }

    /** Everybody who was said to guard the child. */
    List<UUID> of(UUID file) {
        return jdbc.sql("select guardian_id from child.file_guardian where file_id = :file order by guardian_id")
                .param("file", file)
                .query(UUID.class)
                .list();
    }

    /** The other children whom one of this child's guardians guards. */
    List<UUID> siblings(UUID file) {
        return jdbc.sql(
                        """
                        select distinct other.file_id from child.file_guardian mine
                        join child.file_guardian other on other.guardian_id = mine.guardian_id
                        where mine.file_id = :file and other.file_id <> :file
                        order by other.file_id
                        """)
                .param("file", file)
                .query(UUID.class)
                .list();
    }
}
