package org.huhang.casework;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.huhang.agency.Access;
import org.huhang.agency.Directory;
import org.huhang.agency.Permission;
import org.huhang.agency.Person;
import org.huhang.child.ChildFiles;
import org.huhang.child.StripFact;
import org.huhang.form.Characters;
import org.huhang.notification.MessageKind;
import org.huhang.notification.Messages;
import org.huhang.notification.Notice;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
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

    private final EmergencyTable emergencies;
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
            EmergencyTable emergencies,
            Cases cases,
            CaseTable table,
            CaseProcess process,
            ChildFiles children,
            Messages messages,
            Directory directory,
            Access access,
            ApplicationEventPublisher events,
            Clock clock) {
        this.emergencies = emergencies;
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
        if (Characters.blank(reason)) {
            throw new ReasonMissing();
        }
        call(person, caseNo, storable(reason), instanceId);
    }

    /** No column takes a NUL, and a call for help is not refused for a character that nobody sees. */
    private static String storable(String reason) {
        return reason.replace('\0', ' ');
    }

    private void call(Person person, String caseNo, String reason, @Nullable String instanceId) {
        var file = table.lock(caseNo).orElseThrow(() -> new NoSuchCase(caseNo));
        access.require(person, Permission.EMERGENCY, cases.scope(caseNo));
        var now = clock.instant();
        var first = emergencies.since(caseNo, now.minus(SAME_PRESS));
        if (first.isPresent()) {
            emergencies.addReason(first.get(), person.id(), reason, now);
            events.publishEvent(new EmergencyPressed(caseNo, first.get(), person.id(), true));
            return;
        }
        var told = process.running(caseNo).stream()
                .map(running -> running.instanceId())
                .filter(running -> instanceId == null || running.equals(instanceId))
                .filter(process::childInDanger)
                .findFirst();
        var id = UUID.randomUUID();
        emergencies.insert(id, file.caseNo(), person.id(), reason, told.orElse(null), now);
        children.note(
                file.childId(),
                new StripFact(StripFact.Kind.DANGER, true, person.id(), "emergency", caseNo, reason, null));
        children.note(
                file.childId(),
                new StripFact(StripFact.Kind.TIER, "RED", person.id(), "emergency", caseNo, reason, null));
        cases.retier(caseNo, "RED");
        var leaders = cases.parties(caseNo).agencies().keySet().stream()
                .flatMap(agency -> directory.leadersOf(agency).stream())
                .toList();
        messages.tell(
                leaders,
                leader -> new Notice(
                        leader.id(),
                        MessageKind.CHILD_IN_DANGER,
                        "emergency:" + id,
                        caseNo,
                        null,
                        "/cases/" + caseNo,
                        now));
        events.publishEvent(new EmergencyPressed(caseNo, id, person.id(), false));
        log.info("emergency {} in case {} pressed by {}", id, caseNo, person.id());
    }
}
