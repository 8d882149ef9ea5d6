package org.huhang.casework;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.child.ChildFiles;
import org.huhang.child.FactNoted;
import org.huhang.child.StripFact;
import org.huhang.form.Characters;
import org.huhang.notification.MessageKind;
import org.huhang.notification.Messages;
import org.huhang.notification.Notice;
import org.huhang.worklist.TaskDone;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Soon after danger was told, or while it stands at home, no agency alone takes a case from RED: it stays RED until somebody of
 * another agency, who leads the police of the case or the coordinating office or oversees the case, has read why and agrees.
 * Silence keeps it RED.
 */
@Component
class TierAsking {

    private static final String RED = "RED";

    private final JdbcClient jdbc;
    private final Cases cases;
    private final Dangers dangers;
    private final HandOvers handOvers;
    private final WhoMustKnow whoMustKnow;
    private final ChildFiles children;
    private final Directory directory;
    private final Messages messages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TierAsking(
            JdbcClient jdbc,
            Cases cases,
            Dangers dangers,
            HandOvers handOvers,
            WhoMustKnow whoMustKnow,
            ChildFiles children,
            Directory directory,
            Messages messages,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.dangers = dangers;
        this.handOvers = handOvers;
        this.whoMustKnow = whoMustKnow;
        this.children = children;
        this.directory = directory;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    /** Whether an answer alone may not set this tier. */
    boolean takesTwo(CaseFile file, TaskDone done, String tier) {
        return file.riskTier().equals(RED)
                && !tier.equals(RED)
                && dangers.justTold(file)
                && !others(file, directory.person(done.personId()).agencyCode()).isEmpty();
    }

    /** Whether closing it would go past what another agency objected to, or has not answered yet, within a day of danger. */
    boolean holdsOpen(CaseFile file) {
        var asked = ofCase(file.caseNo());
        return file.riskTier().equals(RED)
                && !asked.isEmpty()
                && !asked.get(asked.size() - 1).agreed()
                && dangers.toldToday(file);
    }

    /** Asks for the agreement of another agency; what was asked before for the case is asked no more. */
    void ask(CaseFile file, TaskDone done, String tier, @Nullable String reason) {
        drop(file.caseNo());
        var id = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into casework.tier_asked (id, case_no, tier, element_id, reason, asked_by, asked_at)
                        values (:id, :caseNo, :tier, :elementId, :reason, :person, :at)
                        """)
                .param("id", id)
                .param("caseNo", file.caseNo())
                .param("tier", tier)
                .param("elementId", done.elementId())
                .param("reason", reason)
                .param("person", done.personId())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        tell(others(file, directory.person(done.personId()).agencyCode()), MessageKind.TIER_ASKED, id, file);
        events.publishEvent(new TierAsked(file.caseNo(), Occasion.source(done)));
    }

    /** After the process went on with the answer. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(TierAsked asked) {
        cases.keepsTier(asked.caseNo(), asked.source());
    }

    /** Somebody asks; the case keeps its tier meanwhile. */
    record TierAsked(String caseNo, String source) {}

    /** Whoever asked says now that the case is RED. */
    void drop(String caseNo) {
        jdbc.sql("delete from casework.tier_asked"
                        + " where case_no = ? and answered_at is null and overtaken_at is null")
                .param(caseNo)
                .update();
    }

    /** Danger that is told overtakes what was asked before. */
    @EventListener
    void on(FactNoted noted) {
        if (Dangers.isDanger(noted.fact())) {
            jdbc.sql(
                            """
                            update casework.tier_asked set overtaken_at = :at
                            where answered_at is null and overtaken_at is null
                                and case_no in (select case_no from casework.case_file where child_id = :child)
                            """)
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("child", noted.childId())
                    .update();
        }
    }

    /**
     * Another agency says what it thinks of it.
     *
     * @param person who
     * @param agreed whether the case may leave RED
     * @param why what speaks against it; may be blank for who agrees
     * @return false if it is not this person's to say, nothing is asked any more, or an objection gives no reason
     */
    @Transactional
    boolean answer(Person person, String caseNo, boolean agreed, String why) {
        cases.requireReader(person, caseNo);
        var file = cases.file(caseNo);
        var said = Characters.reason(why);
        var asked = open(caseNo).filter(one -> mayAnswer(person, file, one)).orElse(null);
        if (asked == null
                || Characters.tooLong(said)
                || (agreed ? dangers.stands(file) || handOvers.mustLeave(caseNo) : said.isEmpty())) {
            return false;
        }
        var first = jdbc.sql(
                        """
                        update casework.tier_asked set answered_by = :person, answered_at = :at, agreed = :agreed,
                            answer = :answer where id = :id and answered_at is null and overtaken_at is null
                        """)
                .param("person", person.id())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("agreed", agreed)
                .param("answer", said.isEmpty() ? null : said)
                .param("id", asked.id())
                .update();
        if (first == 0) {
            return false;
        }
        events.publishEvent(new TierAnswered(caseNo, asked.id(), agreed, person.id()));
        if (agreed) {
            lower(file, asked);
        } else {
            kept(file, asked);
        }
        return true;
    }

    /** Why an answer was not taken: {@code gone}, {@code reason} or {@code danger}. */
    @Transactional(readOnly = true)
    String whyNot(String caseNo, boolean agreed, String why) {
        if (open(caseNo).isEmpty()) {
            return "gone";
        }
        if (agreed) {
            return dangers.stands(cases.file(caseNo)) || handOvers.mustLeave(caseNo) ? "danger" : "gone";
        }
        return Characters.reason(why).isEmpty() || Characters.tooLong(Characters.reason(why)) ? "reason" : "gone";
    }

    private void lower(CaseFile file, Asked asked) {
        children.note(
                file.childId(),
                new StripFact(
                        StripFact.Kind.TIER,
                        asked.tier(),
                        asked.askedBy(),
                        asked.elementId(),
                        file.caseNo(),
                        asked.reason(),
                        null));
        cases.retier(file.caseNo(), asked.tier(), "tier:" + asked.id());
    }

    private void kept(CaseFile file, Asked asked) {
        var asker = directory.person(asked.askedBy());
        tell(
                Stream.concat(Stream.of(asker), directory.leadersOf(asker.agencyCode()).stream())
                        .toList(),
                MessageKind.TIER_KEPT,
                asked.id(),
                file);
    }

    /** Whether a person may agree or object: of another agency than who asked. */
    boolean mayAnswer(Person person, CaseFile file, Asked asked) {
        return file.open()
                && others(file, directory.person(asked.askedBy()).agencyCode()).stream()
                        .anyMatch(other -> other.id().equals(person.id()));
    }

    private List<Person> others(CaseFile file, String asking) {
        var police = cases.parties(file.caseNo()).agencies().keySet().stream()
                .filter(agency -> directory.agency(agency).type() == AgencyType.POLICE);
        var office = Stream.of(directory.coordinating(file.county()).code());
        return Stream.concat(
                        Stream.concat(police, office).flatMap(agency -> directory.leadersOf(agency).stream()),
                        whoMustKnow.overseers(file).stream())
                .distinct()
                .filter(person -> !person.agencyCode().equals(asking) && cases.mayOpen(person, file.caseNo()))
                .toList();
    }

    private void tell(List<Person> people, MessageKind kind, UUID id, CaseFile file) {
        messages.tell(
                people,
                person -> new Notice(
                        person.id(),
                        kind,
                        "tier:" + id,
                        file.caseNo(),
                        null,
                        "/cases/" + file.caseNo(),
                        clock.instant()));
    }

    /** What waits for an answer in a case. */
    Optional<Asked> open(String caseNo) {
        return open(caseNo, ofCase(caseNo));
    }

    /** What waits for an answer among all that was asked in a case; danger of a united file may have overtaken it too. */
    Optional<Asked> open(String caseNo, List<Asked> all) {
        return all.stream()
                .filter(Asked::waits)
                .findFirst()
                .filter(asked -> !dangers.toldAfter(cases.file(caseNo), asked.askedAt()));
    }

    /** All that was asked in a case, oldest first. */
    List<Asked> ofCase(String caseNo) {
        return jdbc.sql(
                        """
                        select id, tier, element_id, reason, asked_by, asked_at, answered_by, answered_at, overtaken_at,
                            agreed, answer
                        from casework.tier_asked where case_no = ? order by asked_at
                        """)
                .param(caseNo)
                .query((row, number) -> new Asked(
                        row.getObject("id", UUID.class),
                        row.getString("tier"),
                        row.getString("element_id"),
                        row.getString("reason"),
                        row.getString("asked_by"),
                        row.getTimestamp("asked_at").toInstant(),
                        row.getString("answered_by"),
                        instant(row.getTimestamp("answered_at")),
                        instant(row.getTimestamp("overtaken_at")),
                        row.getBoolean("agreed"),
                        row.getString("answer")))
                .list();
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    /**
     * Somebody would take a case from RED.
     *
     * @param id the asking
     * @param tier what it should be
     * @param elementId the task whose answer says so
     * @param reason why, null if nothing was written
     * @param askedBy who
     * @param askedAt when
     * @param answeredBy who agreed or objected, null while nobody did
     * @param answeredAt when, null while nobody did
     * @param overtakenAt when danger was told that overtook it, null if none was
     * @param agreed whether the case left RED
     * @param answer what was said to it, null if nothing
     */
    record Asked(
            UUID id,
            String tier,
            String elementId,
            @Nullable String reason,
            String askedBy,
            Instant askedAt,
            @Nullable String answeredBy,
            @Nullable Instant answeredAt,
            @Nullable Instant overtakenAt,
            boolean agreed,
            @Nullable String answer) {

        /** Whether it is still to be answered. */
        boolean waits() {
            return answeredAt == null && overtakenAt == null;
        }
    }
}
