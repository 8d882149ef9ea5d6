package org.huhang.casework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.agency.Permission;
import org.huhang.agency.Person;
import org.huhang.child.ChildFiles;
import org.huhang.engine.BusinessClock;
import org.huhang.notification.MessageKind;
import org.huhang.notification.Messages;
import org.huhang.notification.Notice;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Somebody who turns eighteen is no child any more (Law on the Protection of Minors 2), and whoever helps must hand over to what
 * there is for adults. A month before and on the day the leaders of the agencies that lead the case are told, and whoever holds
 * a task of it. Nothing is closed by a birthday.
 */
@Component
class ComingOfAge {

    static final int YEARS = 18;
    private static final int DAYS_BEFORE = 30;

    private final ChildFiles children;
    private final CaseRegister cases;
    private final Cases access;
    private final Worklist worklist;
    private final Directory directory;
    private final Messages messages;
    private final Clock clock;

    ComingOfAge(
            ChildFiles children,
            CaseRegister cases,
            Cases access,
            Worklist worklist,
            Directory directory,
            Messages messages,
            Clock clock) {
        this.children = children;
        this.cases = cases;
        this.access = access;
        this.worklist = worklist;
        this.directory = directory;
        this.messages = messages;
        this.clock = clock;
    }

    /** The first day on which a person is no child any more; null if nobody knows the day of birth. */
    static @Nullable LocalDate adultOn(@Nullable LocalDate birthDate) {
        return birthDate == null ? null : birthDate.plusYears(YEARS);
    }

    @Scheduled(initialDelay = 2, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        var today = LocalDate.ofInstant(clock.instant(), BusinessClock.CHINA);
        // A day that nobody swept is made up for; nobody is told the same twice.
        tell(today.plusDays(1), today.plusDays(DAYS_BEFORE), MessageKind.CHILD_ADULT_SOON);
        tell(today.minusDays(DAYS_BEFORE), today, MessageKind.CHILD_ADULT);
    }

    private void tell(LocalDate from, LocalDate to, MessageKind kind) {
        cases.ofEach(children.bornBetween(from.minusYears(YEARS), to.minusYears(YEARS))).values().stream()
                .flatMap(List::stream)
                .filter(CaseFile::open)
                .forEach(file -> messages.tell(
                        concerned(file),
                        person -> new Notice(
                                person.id(),
                                kind,
                                "adult:" + file.caseNo(),
                                file.caseNo(),
                                null,
                                "/cases/" + file.caseNo(),
                                clock.instant())));
    }

    private List<Person> concerned(CaseFile file) {
        var holders = worklist.ofCase(file.caseNo()).stream()
                .filter(WorkItem::open)
                .map(WorkItem::holder)
                .filter(Objects::nonNull)
                .map(directory::person);
        var people = new LinkedHashMap<String, Person>();
        Stream.concat(leaders(file), holders)
                .filter(Person::enabled)
                .forEach(person -> people.put(person.id(), person));
        return people.isEmpty() ? directory.supervisorsOf(file.county()) : List.copyOf(people.values());
    }

    private Stream<Person> leaders(CaseFile file) {
        return access.parties(file.caseNo()).agencies().keySet().stream()
                .map(directory::agency)
                .filter(agency -> agency.type() == AgencyType.CIVIL
                        || agency.type().name().equals(file.firstReceiver()))
                .flatMap(agency -> directory.leadersOf(agency.code()).stream())
                .filter(leader -> access.allows(leader, Permission.NAME, file.caseNo()));
    }
}
