package org.huhang.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of the notes. */
@Component
class CaseNoteTable {

    private static final String SELECT =
            "select id, case_no, kind, content, person, happened_at, written_at, goes_on from casework.note";

    private final JdbcClient jdbc;

    CaseNoteTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(CaseNote note) {
        jdbc.sql(
                        """
                        insert into casework.note
                            (id, case_no, kind, content, person, happened_at, written_at, goes_on)
                        values (:id, :caseNo, :kind, :content, :person, :happenedAt, :writtenAt, :goesOn)
                        """)
                .param("id", note.id())
                .param("caseNo", note.caseNo())
                .param("kind", note.kind().key())
                .param("content", note.content())
                .param("person", note.person())
                .param("happenedAt", note.happenedAt().atOffset(ZoneOffset.UTC))
                .param("writtenAt", note.writtenAt().atOffset(ZoneOffset.UTC))
                .param("goesOn", note.goesOn())
                .update();
    }

    List<CaseNote> ofCase(String caseNo) {
        return jdbc.sql(SELECT + " where case_no = ? order by happened_at")
                .param(caseNo)
                .query(CaseNoteTable::note)
                .list();
    }

    /** What was written in other cases and goes on in this one. */
    List<CaseNote> goingOnIn(String caseNo) {
        return jdbc.sql(SELECT + " where goes_on = ? order by happened_at")
                .param(caseNo)
                .query(CaseNoteTable::note)
                .list();
    }

    /** Later calls for help of the same case were heard, and with them this one. */
    Optional<CaseNote> calledNowhere(UUID id) {
        return jdbc.sql(
                        SELECT
                                + """
                         nowhere where id = ? and kind = 'called_nowhere' and not exists (
                            select from casework.note heard where heard.case_no = nowhere.case_no
                                and heard.kind in ('called', 'called_on') and heard.written_at > nowhere.written_at)
                        """)
                .param(id)
                .query(CaseNoteTable::note)
                .optional();
    }

    private static CaseNote note(ResultSet row, int number) throws SQLException {
        return new CaseNote(
                row.getObject("id", UUID.class),
                row.getString("case_no"),
                CaseNote.Kind.of(row.getString("kind")),
                row.getString("content"),
                row.getString("person"),
                row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                row.getString("goes_on"));
    }
}
