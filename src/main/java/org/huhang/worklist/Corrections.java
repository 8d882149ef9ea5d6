package org.huhang.worklist;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huhang.agency.Access;
import org.huhang.agency.Directory;
import org.huhang.agency.NotAllowed;
import org.huhang.agency.Permission;
import org.huhang.agency.Person;
import org.huhang.deadline.Deadlines;
import org.huhang.deadline.Deadlines.Changed;
import org.huhang.engine.Clash;
import org.huhang.engine.Facts;
import org.huhang.engine.Processes;
import org.huhang.form.Characters;
import org.huhang.form.Form;
import org.huhang.form.ReadableAnswer;
import org.huhang.model.Work;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Corrects what was answered wrongly, in the open: with a reason, beside the first answer, as long as the case runs. What was
 * made of the answer is looked at again; what a process decided with it is not decided anew.
 */
@Service
public class Corrections {

    /** The question that every form gets here; no form has a field of this key. */
    static final String REASON = "correctionReason";

    private static final Logger log = LoggerFactory.getLogger(Corrections.class);

    private final WorkItemTable items;
    private final AnswerTable answers;
    private final CorrectionTable corrections;
    private final AnswerCheck check;
    private final TaskForms forms;
    private final StandingOptions options;
    private final MovedByCorrection moved;
    private final Worklist worklist;
    private final CaseCards cards;
    private final Processes processes;
    private final Deadlines deadlines;
    private final Access access;
    private final Directory directory;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Corrections(
            WorkItemTable items,
            AnswerTable answers,
            CorrectionTable corrections,
            AnswerCheck check,
            TaskForms forms,
            StandingOptions options,
            MovedByCorrection moved,
            Worklist worklist,
            CaseCards cards,
            Processes processes,
            Deadlines deadlines,
            Access access,
            Directory directory,
            ApplicationEventPublisher events,
            Clock clock) {
        this.items = items;
        this.answers = answers;
        this.corrections = corrections;
        this.check = check;
        this.forms = forms;
        this.options = options;
        this.moved = moved;
        this.worklist = worklist;
        this.cards = cards;
        this.processes = processes;
        this.deadlines = deadlines;
        this.access = access;
        this.directory = directory;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The corrections of an answer.
     *
     * @param taskId the work item
     * @return oldest first
     */
    @Transactional(readOnly = true)
    public List<Correction> of(UUID taskId) {
        return corrections.of(taskId);
    }

    /**
     * The corrections in a case.
     *
     * @param caseNo the case
     * @return oldest first
     */
    @Transactional(readOnly = true)
    public List<Correction> ofCase(String caseNo) {
        return corrections.ofCase(caseNo);
    }

    /**
     * Whether a person may correct the answer to a task; asking leaves no line in the trail.
     *
     * @param person who would
     * @param item the task
     * @return true for its author and for the leader of its agency, while the case is open; what was seen of the child since
     *     for as long as they may read it, and what closed it as long as they are to see the child
     */
    public boolean mayCorrect(Person person, WorkItem item) {
        return item.state() == WorkItem.State.DONE
                && worklist.allows(person, Permission.READ, item)
                && (person.id().equals(item.holder()) || leads(person, item))
                && (isOpen(item) || outlivesIt(person, item));
    }

    /** Somebody goes to the child by it. */
    private boolean outlivesIt(Person person, WorkItem item) {
        return item.work() == Work.FOLLOW_UP
                || (item.work() == Work.CLOSING && worklist.allows(person, Permission.ANSWER, item));
    }

    private static boolean leads(Person person, WorkItem item) {
        return person.leader() && person.agencyCode().equals(item.agencyCode());
    }

    private boolean isOpen(WorkItem item) {
        return cards.parties(item.caseNo())
                .filter(parties -> parties.closedAt() == null)
                .isPresent();
    }

    /**
     * Corrects an answer.
     *
     * @param person its author, or the leader of the agency that gave it
     * @param id the work item
     * @param given the whole answer as it should have been, field keys to JSON values
     * @param reason why; required
     * @param version how many corrections the person saw
     * @throws AnswerRefused if something is wrong at a field; nothing changed
     * @throws CorrectionRefused if there is no reason, or nothing differs
     * @throws CorrectedMeanwhile if somebody else was faster
     * @throws NoSuchItem if nobody answered it yet
     * @throws org.huhang.agency.NotAllowed if the answer is not this person's to correct, or the case is closed
     */
    @Retryable(predicate = Clash.class, maxRetries = Clash.TRIES, delay = Clash.PAUSE, jitter = Clash.PAUSE)
    @Transactional
    public void correct(Person person, UUID id, Map<String, Object> given, String reason, int version) {
        var item = items.lock(id).orElseThrow(() -> new NoSuchItem(id)).item();
        requireAuthor(person, item);
        var answer = answers.answer(id).orElseThrow(() -> new NoSuchItem(id));
        var number = requireLatest(id, version);
        if (Characters.saysNothing(reason)) {
            throw new CorrectionRefused(true);
        }
        var form = forms.of(item);
        var known = options.known(item, person, List.of(answer.answers()));
        var checked = check.checked(person, item, given, known).answer();
        var correction = new Correction(
                id,
                number + 1,
                item.caseNo(),
                person.id(),
                reason.strip(),
                answer.answers(),
                corrections.asKept(checked.answers()),
                clock.instant());
        if (correction.changed().isEmpty()) {
            throw new CorrectionRefused(false);
        }
        corrections.insert(correction);
        moved.begins(correction);
        answers.dropDrafts(id);
        var before = form.check(answer.answers(), known).variables();
        var told = changed(before, checked.variables());
        tell(item, told);
        events.publishEvent(
                new AnswerCorrected(item, correction, asDone(item, form, correction), before, checked.variables()));
        deadlines.correct(item.caseNo(), item.instanceId(), told, "deadline.reason.answerCorrected");
        log.info("answer to task {} of case {} corrected by {}", id, item.caseNo(), person.id());
    }

    /**
     * Several corrections of an answer as one, which has its effect now: what moves in this transaction moves by the last of
     * them.
     *
     * @param id the work item
     * @param first the number of the first of them
     * @return from the answer before that one to the answer as it is
     */
    @Transactional
    public AnswerCorrected since(UUID id, int first) {
        var all = corrections.of(id);
        var last = all.get(all.size() - 1);
        moved.begins(last);
        return event(
                worklist.item(id),
                new Correction(
                        id,
                        last.number(),
                        last.caseNo(),
                        last.person(),
                        last.reason(),
                        all.get(first - 1).before(),
                        last.after(),
                        last.at()));
    }

    /**
     * Corrections are taken back because somebody else did not agree with them: the answer is what it was before.
     *
     * @param person who did not agree
     * @param id the work item
     * @param first the number of the first correction that is taken back
     * @param reason why
     */
    @Transactional
    public void takeBack(Person person, UUID id, int first, String reason) {
        var item = items.lock(id).orElseThrow(() -> new NoSuchItem(id)).item();
        var all = corrections.of(id);
        var back = new Correction(
                id,
                all.size() + 1,
                item.caseNo(),
                person.id(),
                reason,
                all.get(all.size() - 1).after(),
                all.get(first - 1).before(),
                clock.instant());
        corrections.insert(back);
        moved.begins(back);
        answers.dropDrafts(id);
        events.publishEvent(event(item, back));
        log.info("correction of the answer to task {} of case {} taken back", id, item.caseNo());
    }

    private AnswerCorrected event(WorkItem item, Correction correction) {
        var form = forms.of(item);
        var known = options.known(
                item, directory.person(correction.person()), List.of(correction.before(), correction.after()));
        return new AnswerCorrected(
                item,
                correction,
                asDone(item, form, correction),
                form.check(correction.before(), known).variables(),
                form.check(correction.after(), known).variables());
    }

    void requireAuthor(Person person, WorkItem item) {
        var scope = worklist.scope(item);
        access.require(person, Permission.READ, scope);
        if (item.state() != WorkItem.State.DONE && (person.id().equals(item.holder()) || leads(person, item))) {
            throw new NoSuchItem(item.id());
        }
        if (!mayCorrect(person, item)) {
            access.require(person, Permission.ANSWER, scope);
            throw new NotAllowed(person, Permission.ANSWER, scope);
        }
    }

    int requireLatest(UUID id, int version) {
        var number = corrections.of(id).size();
        if (version != number) {
            throw new CorrectedMeanwhile(id);
        }
        return number;
    }

    private TaskDone asDone(WorkItem item, Form form, Correction made) {
        var answers = new LinkedHashMap<>(made.after());
        answers.put(TaskForms.REASON, made.reason());
        return new TaskDone(
                item.id(),
                item.processKey(),
                item.elementId(),
                item.work(),
                item.caseNo(),
                item.instanceId(),
                item.group(),
                made.person(),
                made.at(),
                answers,
                forms.files(form, made.after()),
                () -> new Facts(Map.of()),
                made.changed());
    }

    private static Map<String, Changed> changed(
            Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        return Correction.changed(before, after).stream()
                .collect(Collectors.toMap(name -> name, name -> new Changed(before.get(name), after.get(name))));
    }

    /** The process goes on with the corrected facts; what a called process was told went no further than that. */
    private void tell(WorkItem item, Map<String, Changed> told) {
        var runs = processes.ofCase(item.caseNo()).stream()
                .anyMatch(process -> process.instanceId().equals(item.instanceId())
                        && process.processKey().equals(item.processKey())
                        && process.endedAt() == null);
        if (runs && !told.isEmpty()) {
            var variables = new HashMap<String, Object>();
            told.forEach((name, change) -> variables.put(name, change.after()));
            processes.set(item.instanceId(), variables);
        }
    }

    /**
     * What a correction changed, in words.
     *
     * @param correction the correction
     * @param reader who will read it; null leaves codes of places as they are
     * @param locale the reader's language
     * @return in the form's order
     */
    public List<Difference> inWords(Correction correction, @Nullable Person reader, Locale locale) {
        var item = worklist.item(correction.taskId());
        var form = forms.of(item);
        var known = reader == null || !form.offers(correction.changed())
                ? Map.<String, Object>of()
                : forms.known(item, reader);
        var differences = new ArrayList<Difference>();
        form.fields().stream()
                .filter(field -> correction.changed().contains(field.key()))
                .forEach(field -> differences.add(new Difference(
                        field.key(),
                        form.label(field, locale),
                        words(form, field.key(), correction.before(), known, locale),
                        words(form, field.key(), correction.after(), known, locale))));
        return differences;
    }

    private static String words(
            Form form, String key, Map<String, Object> answers, Map<String, Object> known, Locale locale) {
        var one = new LinkedHashMap<String, Object>();
        if (answers.containsKey(key)) {
            one.put(key, answers.get(key));
        }
        return form.readable(one, known, locale).stream()
                .map(ReadableAnswer::text)
                .collect(Collectors.joining("\n"));
    }

    /**
     * A question that is answered otherwise.
     *
     * @param key the key of the question
     * @param label what was asked
     * @param before the answer until then, empty if there was none
     * @param after the answer since, empty if there is none
     */
    public record Difference(String key, String label, String before, String after) {}
}
