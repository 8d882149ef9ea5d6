package org.huhang.agency;

import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
import org.huhang.audit.AuditLine;
import org.huhang.audit.AuditTrail;
import org.huhang.form.Characters;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The one place that decides who may do what with a protected thing. What the table of A.3 does not open is refused. */
@Service
public class Access {

    private final Directory directory;
    private final AuditTrail trail;
    private final BundledLines refusals;
    private final AgencySettings settings;
    private final Clock clock;

    Access(Directory directory, AuditTrail trail, BundledLines refusals, AgencySettings settings, Clock clock) {
        this.directory = directory;
        this.trail = trail;
        this.refusals = refusals;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Lets pass or refuses.
     *
     * @param person who
     * @param what wants to do what
     * @param scope with which thing
     * @throws NotAllowed if the table does not open it, as {@link NotThere} where the person may not even read it; the refusal
     *     is in the trail even if the caller rolls back, many of one person counted together
     */
    public void require(Person person, Permission what, Scope scope) {
        if (!allows(person, what, scope)) {
            refusals.record(line(person, "access.refused", scope, what.name()));
            throw mayKnowOf(person, scope) ? new NotAllowed(person, what, scope) : new NotThere(person, what, scope);
        }
    }

    /** That there are a trail and a machine is no secret. */
    private boolean mayKnowOf(Person person, Scope scope) {
        return scope.kind() == Scope.Kind.TRAIL
                || scope.kind() == Scope.Kind.MACHINE
                || allows(person, Permission.READ, scope);
    }

    /**
     * Opens a thing for reading and leaves a line in the trail that it was opened.
     *
     * @param person who
     * @param scope the thing
     * @param purpose what for; never null for a reporter
     * @throws NotAllowed if the table does not open it
     */
    public void open(Person person, Scope scope, @Nullable String purpose) {
        if (scope.kind() == Scope.Kind.REPORTER && Characters.blank(purpose)) {
            throw new IllegalArgumentException("a reporter is opened for a purpose");
        }
        require(person, Permission.READ, scope);
        trail.recordApart(line(person, subjectKind(scope) + ".read", scope, purpose));
    }

    /**
     * The same decision without consequences, to leave out what would be refused.
     *
     * @param person who
     * @param what wants to do what
     * @param scope with which thing
     * @return true if {@link #require} would let pass
     */
    public boolean allows(Person person, Permission what, Scope scope) {
        if (!person.enabled()) {
            return false;
        }
        if (scope.kind() == Scope.Kind.TRAIL) {
            return what == Permission.READ && person.has(Role.AUDITOR);
        }
        if (scope.kind() == Scope.Kind.MACHINE) {
            return (what == Permission.READ || what == Permission.RETRY) && person.has(Role.SYSTEM_ADMIN);
        }
        if (!Collections.disjoint(person.roles(), Role.WITHOUT_CASES)) {
            return false;
        }
        if (scope.cases().stream().anyMatch(parties -> parties.excluded().contains(person.agencyCode()))) {
            return false;
        }
        return switch (what) {
            case READ -> mayOpen(person, scope);
            case CLAIM -> isTask(scope) && isToDo(scope) && inGroup(person, scope);
            case ANSWER -> isTask(scope) && isToDo(scope) && person.id().equals(scope.holder());
            case ASSIGN -> isTask(scope) && isToDo(scope) && leadsGroup(person, scope);
            case URGE -> isTask(scope) && isToDo(scope) && (leadsGroup(person, scope) || oversees(person, scope));
            case EMERGENCY, NOTE -> scope.kind() == Scope.Kind.CASE && isOpen(scope) && mayOpen(person, scope);
            case INVITE ->
                scope.kind() == Scope.Kind.CASE
                        && isOpen(scope)
                        && mayOpen(person, scope)
                        && (leads(person, scope.cases().get(0)) || oversees(person, scope));
            case NAME ->
                scope.kind() == Scope.Kind.CASE
                        && isOpen(scope)
                        && leads(person, scope.cases().get(0));
            case RETRY -> false;
        };
    }

    /**
     * The counties whose cases a person oversees.
     *
     * @param person who
     * @return codes of counties, none if it is not a supervisor of a coordinating office
     */
    public Set<String> oversees(Person person) {
        if (!person.has(Role.SUPERVISOR) || person.platformOnly()) {
            return Set.of();
        }
        var office = directory.agency(person.agencyCode());
        var region = office.regionCode();
        return directory.coordinates(office)
                ? directory.regions(Level.COUNTY).stream()
                        .map(Region::code)
                        .filter(county -> directory.within(county, region))
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    /**
     * Who took part in a case that was closed later than this may still read it.
     *
     * @return a moment in the past
     */
    public Instant readableSince() {
        return clock.instant().minus(settings.readAfterClosing());
    }

    private boolean mayOpen(Person person, Scope scope) {
        return switch (scope.kind()) {
            case CASE -> mayOpenCase(person, scope.cases().get(0));
            case TASK -> mayOpenTask(person, scope);
            case CHILD -> mayOpenChild(person, scope);
            case REPORTER -> mayOpenReporter(person, scope);
            case TRAIL, MACHINE -> false;
        };
    }

    private boolean mayOpenCase(Person person, CaseParties parties) {
        if (parties.secret()) {
            return readable(person, parties) && knows(person, parties);
        }
        return (readable(person, parties) && (received(person, parties) || leads(person, parties)))
                || supervises(person, parties);
    }

    private boolean mayOpenTask(Person person, Scope scope) {
        var parties = scope.cases().get(0);
        if (parties.secret() && !knows(person, parties) && !person.id().equals(scope.holder())) {
            return false;
        }
        var works = inGroup(person, scope) || person.id().equals(scope.holder()) || leadsHolder(person, scope);
        return (readable(person, parties) && works) || (supervises(person, parties) && !parties.secret());
    }

    private boolean mayOpenChild(Person person, Scope scope) {
        var secret = scope.cases().stream().anyMatch(CaseParties::secret);
        if (secret) {
            return scope.cases().stream().anyMatch(parties -> stillRunning(parties) && knows(person, parties));
        }
        return caresWhereItLives(person, scope)
                || scope.cases().stream().anyMatch(parties -> mayOpenCase(person, parties));
    }

    private boolean mayOpenReporter(Person person, Scope scope) {
        var parties = scope.cases().isEmpty() ? null : scope.cases().get(0);
        if (parties != null && !(stillRunning(parties) && (!parties.secret() || knows(person, parties)))) {
            return false;
        }
        var intake = scope.intake() != null && person.groups().contains(scope.intake());
        var police = scope.takenBy().contains(person.id())
                && directory.agency(person.agencyCode()).type() == AgencyType.POLICE;
        return intake || police;
    }

    /** Children's directors and supervisors follow every child that lives at their place, case or none. */
    private boolean caresWhereItLives(Person person, Scope scope) {
        if (scope.residence() == null || (!person.has("childDirector") && !person.has("childSupervisor"))) {
            return false;
        }
        var agency = directory.agency(person.agencyCode());
        var level = directory.region(agency.regionCode()).level();
        var cares = person.has("childDirector") && level == Level.VILLAGE
                || person.has("childSupervisor") && level == Level.TOWNSHIP;
        return cares && directory.within(scope.residence(), agency.regionCode());
    }

    private boolean supervises(Person person, CaseParties parties) {
        if (!person.has(Role.SUPERVISOR)) {
            return false;
        }
        var office = directory.agency(person.agencyCode());
        return directory.coordinates(office) && directory.within(parties.county(), office.regionCode());
    }

    private boolean oversees(Person person, Scope scope) {
        var parties = scope.cases().get(0);
        return !parties.secret() && supervises(person, parties);
    }

    private static boolean leadsGroup(Person person, Scope scope) {
        return person.leader()
                && scope.groups().stream().anyMatch(group -> group.startsWith(person.agencyCode() + ":"));
    }

    private boolean leadsHolder(Person person, Scope scope) {
        var holder = scope.holder();
        return holder != null
                && person.leader()
                && directory
                        .find(holder)
                        .filter(other -> other.agencyCode().equals(person.agencyCode()))
                        .isPresent();
    }

    private boolean stillRunning(CaseParties parties) {
        Instant closed = parties.closedAt();
        return closed == null || clock.instant().isBefore(closed.plus(settings.readAfterClosing()));
    }

    /** Who is to see the child of a closed case reads it for as long as that takes. */
    private boolean readable(Person person, CaseParties parties) {
        return stillRunning(parties) || parties.followers().contains(person.agencyCode());
    }

    private static boolean received(Person person, CaseParties parties) {
        var roles = parties.agencies().getOrDefault(person.agencyCode(), Set.of());
        return !Collections.disjoint(roles, person.roles());
    }

    private static boolean leads(Person person, CaseParties parties) {
        return person.leader() && parties.agencies().containsKey(person.agencyCode());
    }

    private static boolean knows(Person person, CaseParties parties) {
        return parties.holders().contains(person.id()) || parties.named().contains(person.id());
    }

    private static boolean inGroup(Person person, Scope scope) {
        return !Collections.disjoint(person.groups(), scope.groups());
    }

    private static boolean isTask(Scope scope) {
        return scope.kind() == Scope.Kind.TASK;
    }

    /** A task of an open case, or of an agency that is to see the child of a closed one. */
    private static boolean isToDo(Scope scope) {
        return scope.cases().stream()
                .allMatch(parties -> parties.closedAt() == null
                        || scope.groups().stream()
                                .anyMatch(group -> parties.followers().contains(Directory.agencyOf(group))));
    }

    private static boolean isOpen(Scope scope) {
        return scope.cases().stream().allMatch(parties -> parties.closedAt() == null);
    }

    private static String subjectKind(Scope scope) {
        return scope.kind().name().toLowerCase(java.util.Locale.ROOT);
    }

    private static AuditLine line(Person person, String act, Scope scope, @Nullable String reason) {
        return new AuditLine(person.id(), act, subjectKind(scope), scope.subject(), scope.caseNo(), reason);
    }
}
