package org.huhang.casework;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.huhang.agency.Access;
import org.huhang.agency.Directory;
import org.huhang.agency.Permission;
import org.huhang.agency.Person;
import org.huhang.child.ChildFiles;
import org.huhang.child.StripFact;
import org.huhang.notification.Messages;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The button "child in danger": interrupts nothing, and at once sets the police to work, tells the leaders of all agencies
 * taking part, and turns the case RED. A second press within an hour only adds its reason to the first.
 */
@Service
public class Emergencies {

    private static final Logger log = LoggerFactory.getLogger(Emergencies.class);
    private static final Duration SAME_PRESS = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Cases cases;
    private final CaseTable table;
    private final CaseProcess process;
    private final ChildFiles children;
    private final Messages messages;
    private final Directory directory;
    private final Access access;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Emergencies(
            JdbcClient jdbc,
            Cases cases,
            CaseTable table,
            CaseProcess process,
            ChildFiles children,
            Messages messages,
            Directory directory,
            Access access,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.table = table;
        this.process = process;
        this.children = children;
        this.messages = messages;
        this.directory = directory;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A person says that the child is in danger now.
     *
     * @param person whoever may open the case
     * @param caseNo the case
     * @param reason what was seen or heard; required
     * @param instanceId the process it was pressed from, null from the case: then the oldest that runs
     * @throws ReasonMissing if no reason is given
     * @throws NoSuchCase if there is no such case
     * @throws org.huhang.agency.NotAllowed if the case is not this person's to open, or closed
     */
    @Transactional
    public void press(Person person, String caseNo, String reason, @Nullable String instanceId) {
        if (reason.isBlank()) {
            throw new ReasonMissing();
        }
        var file = table.lock(caseNo).orElseThrow(() -> new NoSuchCase(caseNo));
        access.require(person, Permission.EMERGENCY, cases.scope(caseNo));
        var now = clock.instant();
        var first = lately(caseNo, now);
        if (first.isPresent()) {
            addReason(first.get(), person, reason, now);
            events.publishEvent(new EmergencyPressed(caseNo, first.get(), person.id(), true));
            return;
        }
        var told = process.running(caseNo).stream()
                .map(running -> running.instanceId())
                .filter(running -> instanceId == null || running.equals(instanceId))
                .filter(process::childInDanger)
                .findFirst();
        var id = UUID.randomUUID();
        insert(id, file.caseNo(), person, reason, told.orElse(null), now);
        children.note(
                file.childId(),
                new StripFact(StripFact.Kind.DANGER, true, person.id(), "emergency", caseNo, reason, null));
        children.note(
                file.childId(),
                new StripFact(StripFact.Kind.TIER, "RED", person.id(), "emergency", caseNo, reason, null));
        cases.retier(caseNo, "RED");
        cases.parties(caseNo).agencies().keySet().stream()
                .flatMap(agency -> directory.leadersOf(agency).stream())
                .distinct()
                .forEach(leader -> messages.tell(Overdue.message(
                        leader, "emergency", "emergency:" + id, caseNo, "/cases/" + caseNo, now, true)));
        events.publishEvent(new EmergencyPressed(caseNo, id, person.id(), false));
        log.info("emergency {} in case {} pressed by {}", id, caseNo, person.id());
    }

    private Optional<UUID> lately(String caseNo, Instant now) {
        return jdbc.sql(
                        """
                        select id from casework.emergency
                        where case_no = :caseNo and pressed_at > :since order by pressed_at desc limit 1
                        """)
                .param("caseNo", caseNo)
                .param("since", now.minus(SAME_PRESS).atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
    }

    private void insert(
            UUID id, String caseNo, Person person, String reason, @Nullable String instanceId, Instant now) {
        jdbc.sql(
                        """
                        insert into casework.emergency (id, case_no, pressed_by, reason, pressed_at, instance_id)
                        values (:id, :caseNo, :person, :reason, :at, :instanceId)
                        """)
                .param("id", id)
                .param("caseNo", caseNo)
                .param("person", person.id())
                .param("reason", reason)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("instanceId", instanceId)
                .update();
    }

    private void addReason(UUID id, Person person, String reason, Instant now) {
        jdbc.sql(
                        """
                        insert into casework.emergency_reason (emergency_id, person, reason, at)
                        values (:id, :person, :reason, :at)
                        """)
                .param("id", id)
                .param("person", person.id())
                .param("reason", reason)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
