package org.huhang.casework;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** SQL of the presses of the emergency button. */
@Component
class EmergencyTable {

    private final JdbcClient jdbc;

    EmergencyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Sent> since(String caseNo, Instant since) {
        return jdbc.sql(
                        """
                        select id, case_no from casework.emergency
                        where case_no = :caseNo and pressed_at > :since order by pressed_at desc limit 1
                        """)
                .param("caseNo", caseNo)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Sent(row.getObject("id", UUID.class), row.getString("case_no")))
                .optional();
    }

    /** Which process a press began, where the case is. */
    void led(UUID id, String instanceId) {
        jdbc.sql("update casework.emergency set instance_id = :instanceId where id = :id")
                .param("id", id)
                .param("instanceId", instanceId)
                .update();
    }

    void insert(UUID id, String caseNo, String person, String reason, Instant at) {
        jdbc.sql(
                        """
                        insert into casework.emergency (id, case_no, pressed_by, reason, pressed_at)
                        values (:id, :caseNo, :person, :reason, :at)
                        """)
                .param("id", id)
                .param("caseNo", caseNo)
                .param("person", person)
                .param("reason", reason)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void addReason(UUID id, String person, String reason, Instant at) {
        jdbc.sql(
                        """
                        insert into casework.emergency_reason (emergency_id, person, reason, at)
                        values (:id, :person, :reason, :at)
                        """)
                .param("id", id)
                .param("person", person)
                .param("reason", reason)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** First presses and added reasons alike. */
    List<Press> ofCase(String caseNo) {
        return jdbc.sql(
                        """
                        select pressed_by as person, reason, pressed_at as at from casework.emergency where case_no = :caseNo
                        union all
                        select more.person, more.reason, more.at
                        from casework.emergency_reason more join casework.emergency first on first.id = more.emergency_id
                        where first.case_no = :caseNo
                        order by at
                        """)
                .param("caseNo", caseNo)
                .query((row, number) -> new Press(
                        row.getString("person"),
                        row.getString("reason"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /**
     * Somebody said that the child is in danger.
     *
     * @param person who
     * @param reason why
     * @param at when
     */
    record Press(String person, String reason, Instant at) {}

    /**
     * A first press.
     *
     * @param id the press
     * @param caseNo the case
     */
    record Sent(UUID id, String caseNo) {}
}
