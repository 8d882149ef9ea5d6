package org.huhang.deadline;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huhang.deadline.Reckoner.Question;
import org.huhang.engine.Facts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The limits of tasks and cases: set, explained, counted anew, ended. Tasks get theirs when the engine creates them. */
@Service
public class Deadlines {

    private final ReferenceTables reference;
    private final DeadlineTable deadlines;
    private final DeadlineRows rows;
    private final MarkTable marks;
    private final Recount recount;
    private final Sweep sweep;
    private final DueWords words;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Deadlines(
            ReferenceTables reference,
            DeadlineTable deadlines,
            DeadlineRows rows,
            MarkTable marks,
            Recount recount,
            Sweep sweep,
            DueWords words,
            ApplicationEventPublisher events,
            Clock clock) {
        this.reference = reference;
        this.deadlines = deadlines;
        this.rows = rows;
        this.marks = marks;
        this.recount = recount;
        this.sweep = sweep;
        this.words = words;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The deadline of a task or case term.
     *
     * @param subject the engine's id of the task, or the id of the case term
     * @return empty if it has none
     */
    @Transactional(readOnly = true)
    public Optional<SetDeadline> of(String subject) {
        return rows.of(subject);
    }

    /**
     * The deadlines of many tasks or case terms at once, for a page of a list.
     *
     * @param subjects the engine's ids of tasks, or ids of case terms
     * @return those that have one, by subject
     */
    @Transactional(readOnly = true)
    public Map<String, SetDeadline> of(Collection<String> subjects) {
        return rows.of(subjects).stream().collect(Collectors.toMap(SetDeadline::subject, Function.identity()));
    }

    /**
     * All deadlines of a case, tasks and case terms.
     *
     * @param caseNo the case
     * @return open and ended ones, the nearest limit first
     */
    @Transactional(readOnly = true)
    public List<SetDeadline> ofCase(String caseNo) {
        return rows.ofCase(caseNo);
    }

    /**
     * The open deadlines of a case, tasks and case terms.
     *
     * @param caseNo the case
     * @return the nearest limit first
     */
    @Transactional(readOnly = true)
    public List<SetDeadline> running(String caseNo) {
        return rows.ofCase(caseNo).stream().filter(SetDeadline::open).toList();
    }

    /**
     * Why a due date is what it is.
     *
     * @param subject the engine's id of the task, or the id of the case term
     * @param locale any English locale for English, else Chinese
     * @return the sum in words, with what changed it; empty if there is no deadline
     */
    @Transactional(readOnly = true)
    public Optional<Explanation> explain(String subject, Locale locale) {
        return rows.of(subject).map(deadline -> words.explain(deadline, rows.changes(subject), locale));
    }

    /**
     * What changed a due date.
     *
     * @param subject the engine's id of the task, or the id of the case term
     * @return from old to new
     */
    @Transactional(readOnly = true)
    public List<DeadlineChange> changes(String subject) {
        return rows.changes(subject);
    }

    /**
     * Starts a term that runs on the case, not on a task. The same term with the same start twice is one.
     *
     * @param caseNo the case
     * @param code the base code, such as {@code TL-50}
     * @param from from when it runs; null means the date variable of the term if the facts hold it, else now
     * @param facts what decides between the variants, and their dates
     * @return the term's id; also where the term has no clock and no deadline was set
     * @throws NoSuchTerm if the table lacks the code
     */
    @Transactional
    public String startCaseTerm(String caseNo, String code, @Nullable Instant from, Facts facts) {
        return startCaseTerm(caseNo, code, from, facts, null);
    }

    /**
     * As {@link #startCaseTerm(String, String, Instant, Facts)}, for a step of a process: what is answered there later may change
     * the term.
     *
     * @param caseNo the case
     * @param code the base code, such as {@code TL-50}
     * @param from from when it runs; null means the date variable of the term if the facts hold it, else now
     * @param facts what decides between the variants, and their dates; also where it runs
     * @param instanceId the root instance of the step; null if there is none
     * @return the term's id; also where the term has no clock and no deadline was set
     * @throws NoSuchTerm if the table lacks the code
     */
    @Transactional
    public String startCaseTerm(
            String caseNo, String code, @Nullable Instant from, Facts facts, @Nullable String instanceId) {
        var now = clock.instant();
        var variables = reference.terms().named(code, DueWords.dayOf(now)).startsFrom();
        var variable = variables.isEmpty() ? null : variables.get(0);
        var known = new LinkedHashMap<>(facts.values());
        if (variable != null && from != null) {
            known.put(variable, from);
        }
        var start = from == null ? started(variables, known, now) : from;
        var id = caseNo + "/" + code + "/" + start.truncatedTo(ChronoUnit.SECONDS);
        set(new NewDeadline(id, caseNo, null, code, variable, variable == null ? start : now, instanceId), known);
        return id;
    }

    /**
     * Ends the open terms with a code: the thing was done.
     *
     * @param caseNo the case
     * @param code the base code that started them
     * @param doneAt when; decides whether they were met
     * @return how many were open
     */
    @Transactional
    public int endCaseTerm(String caseNo, String code, Instant doneAt) {
        events.publishEvent(new TermsEnded(caseNo, code));
        return deadlines.endTerms(caseNo, code, doneAt, true);
    }

    /**
     * Withdraws the open terms with a code: what they are about is owed no more.
     *
     * @param caseNo the case
     * @param code the base code that started them
     * @return how many were open
     */
    @Transactional
    public int withdrawCaseTerm(String caseNo, String code) {
        events.publishEvent(new TermsEnded(caseNo, code));
        return deadlines.endTerms(caseNo, code, clock.instant(), false);
    }

    /**
     * Withdraws all open terms of a case that runs no longer.
     *
     * @param caseNo the case
     * @return how many were open
     */
    @Transactional
    public int withdrawCaseTerms(String caseNo) {
        rows.ofCase(caseNo).stream()
                .filter(deadline -> deadline.open() && deadline.elementId() == null)
                .map(SetDeadline::code)
                .distinct()
                .forEach(code -> events.publishEvent(new TermsEnded(caseNo, code)));
        return deadlines.endTerms(caseNo, clock.instant(), false);
    }

    /**
     * Counts the open deadlines of a case anew because a fact changed; what differs is kept with its reason and published
     * as {@link DeadlineChanged}. An answer never moves the term of the answered task, nor one that was missed; and a tier that
     * falls moves nothing that runs to a later date.
     *
     * @param caseNo the case
     * @param facts the facts that changed, valid for the whole case; others stay as they were
     * @param except the engine's id of the task whose answer says so; null if it is no answer
     * @param reason why, shown with the due date: words of a person, or a message key; must not name a person
     * @return the deadlines that differ
     */
    @Transactional
    public List<DeadlineChanged> recompute(String caseNo, Facts facts, @Nullable String except, String reason) {
        return recount.ofCase(caseNo, facts.values(), except, reason);
    }

    /**
     * Takes what an answer tells: the open deadlines of the instance whose conditions name one of the facts are counted anew. The
     * answered task itself is judged by what was known before.
     *
     * @param caseNo the case
     * @param instanceId the root instance that was told
     * @param engineTaskId the engine's id of the answered task
     * @param told facts by name; null where an answer was taken away
     * @param reason why, shown with the due date: a message key or words that name no person
     * @return the deadlines that differ
     */
    @Transactional
    public List<DeadlineChanged> learn(
            String caseNo,
            String instanceId,
            String engineTaskId,
            Map<String, ? extends @Nullable Object> told,
            String reason) {
        return Collections.disjoint(told.keySet(), reference.terms().conditions())
                ? List.of()
                : recount.ofInstance(caseNo, instanceId, engineTaskId, new LinkedHashMap<>(told), reason);
    }

    /**
     * Takes back what a wrong answer told: deadlines that were counted with it, open or ended, are counted anew, start dates
     * included.
     *
     * @param caseNo the case
     * @param instanceId the root instance that the answer belongs to
     * @param told the facts that changed, by name
     * @param reason why, shown with the due date: a message key or words that name no person
     * @return the deadlines that differ
     */
    @Transactional
    public List<DeadlineChanged> correct(String caseNo, String instanceId, Map<String, Changed> told, String reason) {
        return recount.corrected(caseNo, instanceId, told, reason);
    }

    /**
     * A fact that is not what was answered first.
     *
     * @param before the old value; null if there was none
     * @param after the new value; null if there is none
     */
    public record Changed(@Nullable Object before, @Nullable Object after) {}

    /**
     * Who is told of a passed limit beside those whom every passed limit is told to.
     *
     * @param deadline the deadline
     * @param stage when
     * @return by the table of escalations
     */
    public List<Escalation> escalations(SetDeadline deadline, Escalation.Stage stage) {
        var codes = List.of(deadline.code(), deadline.sum().rule().code());
        return reference.escalations().stream()
                .filter(row -> row.stage() == stage && codes.contains(row.term()))
                .toList();
    }

    /**
     * Says everything that is due to be said; nodes do it by themselves every fifteen seconds. Each reminder has a
     * transaction of its own, apart from the caller's.
     *
     * @return how many marks this call took
     */
    public int sweep() {
        return sweep.sweep();
    }

    /**
     * When the next thing is to be said, for whoever walks the clock.
     *
     * @return empty if nothing waits
     */
    @Transactional(readOnly = true)
    public Optional<Instant> nextMark() {
        return marks.next();
    }

    /**
     * A day of the working calendar.
     *
     * @param date the day
     * @return what sort of day it is
     */
    public CalendarDay day(LocalDate date) {
        return reference.calendar().day(date);
    }

    /**
     * The codes that a model or step may name.
     *
     * @return all codes of the table of terms
     */
    public Set<String> codes() {
        return reference.terms().codes();
    }

    /**
     * The last task of this key in the instance settled nothing: its deadline goes on, and is the one of the next such task.
     *
     * @param instanceId the root instance
     * @param elementId the task's id in the model
     * @return how many go on; 0 where it had none, or it goes on already
     */
    @Transactional
    public int goesOn(String instanceId, String elementId) {
        return deadlines.goesOn(instanceId, elementId, clock.instant());
    }

    /**
     * What one instance owed goes on in another: its tasks are measured from when those of the first were, so that nobody gets
     * new time. Terms are matched by the code that models name; what begins only in the second keeps its own beginning.
     *
     * @param from the root instance that is about to be called off
     * @param to the root instance that was just begun in its place
     * @return the deadlines that differ
     */
    @Transactional
    public List<DeadlineChanged> carryOn(String from, String to) {
        return recount.carriedOn(from, to);
    }

    /** Sets a deadline; null if the term has no clock. A repeat changes nothing and answers the same. */
    @Transactional
    @Nullable
    SetDeadline set(NewDeadline wanted, Map<String, Object> facts) {
        var counted = counted(wanted, facts);
        var id = counted == null
                ? Optional.<Long>empty()
                : deadlines.add(wanted, counted, Mark.planned(counted.sum(), clock.instant(), false));
        if (counted != null && id.isPresent()) {
            return wanted.set(id.get(), counted);
        }
        deadlines.heldBy(wanted).ifPresent(held -> recount.extended(held, facts));
        return rows.of(wanted.subject()).orElse(null);
    }

    private @Nullable Counted counted(NewDeadline wanted, Map<String, Object> facts) {
        var known = Question.known(wanted.caseNo(), facts);
        var question = new Question(wanted.code(), wanted.startsFrom(), wanted.createdAt(), known);
        var reckoner = reference.reckoner();
        var sum = reckoner.reckon(question);
        return sum == null
                ? null
                : new Counted(
                        sum,
                        reckoner.relevant(question, wanted.elementId() == null),
                        reference.edition().text());
    }

    /** Ends the deadline of a task, if it has one. */
    @Transactional
    void end(String subject, boolean done) {
        deadlines.end(subject, clock.instant(), done);
    }

    private static Instant started(List<String> variables, Map<String, Object> facts, Instant otherwise) {
        return variables.stream()
                .map(variable -> FactValues.instant(facts.get(variable)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(otherwise);
    }
}
