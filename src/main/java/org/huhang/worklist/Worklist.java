package org.huhang.worklist;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.huhang.agency.Access;
import org.huhang.agency.Directory;
import org.huhang.agency.Permission;
import org.huhang.agency.Person;
import org.huhang.agency.Scope;
import org.huhang.deadline.Deadlines;
import org.huhang.engine.Clash;
import org.huhang.engine.Facts;
import org.huhang.engine.MovedMeanwhile;
import org.huhang.engine.Tasks;
import org.huhang.form.Form;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people have to do. The one entrance for pages and API: who may open, take and answer an item is decided here, and
 * an answer is checked here.
 */
@Service
public class Worklist {

    private static final Logger log = LoggerFactory.getLogger(Worklist.class);

    private final WorkItemTable items;
    private final CaseCards cards;
    private final AnswerTable answers;
    private final TaskForms forms;
    private final Drafts drafts;
    private final AnswerCheck check;
    private final Tasks tasks;
    private final Deadlines deadlines;
    private final Access access;
    private final Directory directory;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Worklist(
            WorkItemTable items,
            CaseCards cards,
            AnswerTable answers,
            TaskForms forms,
            Drafts drafts,
            AnswerCheck check,
            Tasks tasks,
            Deadlines deadlines,
            Access access,
            Directory directory,
            ApplicationEventPublisher events,
            Clock clock) {
        this.items = items;
        this.cards = cards;
        this.answers = answers;
        this.forms = forms;
        this.drafts = drafts;
        this.check = check;
        this.tasks = tasks;
        this.deadlines = deadlines;
        this.access = access;
        this.directory = directory;
        this.events = events;
        this.clock = clock;
    }

    /**
     * All items of a case, oldest first. Who may see the case may see that they exist.
     *
     * @param caseNo the case
     * @return open, done and withdrawn items
     */
    public List<WorkItem> ofCase(String caseNo) {
        return items.ofCase(caseNo);
    }

    /**
     * The answers given in a case, oldest first.
     *
     * @param caseNo the case
     * @return answers with the form that each was given on
     */
    public List<Answer> answersOfCase(String caseNo) {
        return answers.ofCase(caseNo);
    }

    /**
     * The answer to a task.
     *
     * @param taskId the work item
     * @return declared field keys to JSON values
     * @throws NoSuchItem if nobody answered it yet
     */
    public Map<String, Object> answers(UUID taskId) {
        return answers.given(taskId).orElseThrow(() -> new NoSuchItem(taskId));
    }

    /**
     * What stands in the form of an item: what the platform puts there, and over it the answer, or while there is none what this person
     * typed so far.
     *
     * @param reader who may open it
     * @param taskId the work item
     * @return by key, lists of options under their own names; unchecked as long as nobody answered
     */
    public Map<String, Object> filled(Person reader, UUID taskId) {
        var item = item(taskId);
        var filled = new LinkedHashMap<>(forms.known(item, reader));
        filled.putAll(answers.given(taskId)
                .orElseGet(() -> drafts.of(reader, taskId).map(Draft::answers).orElse(Map.of())));
        return filled;
    }

    /**
     * The form of an open item.
     *
     * @param taskId the work item
     * @return the version that belongs to the item's model
     */
    public Form form(UUID taskId) {
        return form(item(taskId));
    }

    /**
     * The form of an item.
     *
     * @param item the work item
     * @return the version that belongs to the item's model
     */
    public Form form(WorkItem item) {
        return forms.of(item);
    }

    /**
     * An item of a person's reach, without its content.
     *
     * @param id the work item
     * @return the item
     * @throws NoSuchItem if there is none
     */
    public WorkItem item(UUID id) {
        return items.find(id).orElseThrow(() -> new NoSuchItem(id));
    }

    /**
     * An item by the engine's id.
     *
     * @param engineTaskId the engine's id
     * @return empty if there is none
     */
    public Optional<WorkItem> itemOf(String engineTaskId) {
        return items.findByEngineTask(engineTaskId);
    }

    /**
     * Opens an item; the opening is a line of the trail before anything is shown.
     *
     * @param reader who looks
     * @param id the work item
     * @return the item
     * @throws NoSuchItem if there is none
     * @throws org.huhang.agency.NotAllowed if it is not this person's to see
     */
    public WorkItem open(Person reader, UUID id) {
        var found = scoped(id);
        access.open(reader, found.scope(), null);
        return found.item();
    }

    /**
     * Takes an item out of its pool.
     *
     * @param person who will do it
     * @param id the work item
     * @return the item with its new holder
     * @throws AlreadyClaimed if somebody else was faster
     * @throws NoLongerOpen if nobody needs to do it any more
     */
    @Retryable(predicate = Clash.class, maxRetries = Clash.TRIES, delay = Clash.PAUSE, jitter = Clash.PAUSE)
    @Transactional
    public WorkItem claim(Person person, UUID id) {
        var found = scoped(id);
        var item = found.item();
        access.require(person, Permission.CLAIM, found.scope());
        var taken = items.take(item, person.id());
        if (taken.isEmpty()) {
            var now = item(id);
            if (now.state() == WorkItem.State.OPEN && person.id().equals(now.holder())) {
                return now;
            }
            throw lost(now, person);
        }
        log.info("task {} of case {} claimed by {}", id, item.caseNo(), person.id());
        events.publishEvent(
                new TaskClaimed(taken.get(), person.id(), found.parties().secret()));
        return taken.get();
    }

    /**
     * Puts an item back into its pool; what the holder typed stays as a draft.
     *
     * @param person the holder
     * @param id the work item
     * @throws AlreadyClaimed if somebody else holds it
     * @throws NoLongerOpen if it is not held by this person
     */
    @Transactional
    public void release(Person person, UUID id) {
        var found = scoped(id);
        var item = found.item();
        access.require(person, Permission.READ, found.scope());
        if (!items.giveBack(id, person.id())) {
            throw lost(item(id), person);
        }
        log.info("task {} of case {} released by {}", id, item.caseNo(), person.id());
        events.publishEvent(new TaskReleased(id, item.caseNo(), item.elementId(), person.id()));
    }

    /**
     * Answers an item: everything is checked again, then the process moves on to its next wait, all in one transaction.
     *
     * @param person the holder
     * @param id the work item
     * @param given field keys to JSON values
     * @param version the version that the person saw
     * @throws AnswerRefused if something is wrong at a field, or something graver overtook it; nothing changed
     * @throws AlreadyClaimed if somebody else holds it or did it
     * @throws ChangedMeanwhile if the person saw another version of it
     * @throws NoLongerOpen if nobody needs the answer any more
     */
    @Retryable(predicate = Clash.class, maxRetries = Clash.TRIES, delay = Clash.PAUSE, jitter = Clash.PAUSE)
    @Transactional
    public void complete(Person person, UUID id, Map<String, Object> given, int version) {
        var item = held(person, id, version);
        var checked = check.checked(person, item, given);
        var done = kept(person, item, checked, () -> tasks.facts(item.engineTaskId()));
        var told = checked.answer().variables();
        deadlines.learn(item.caseNo(), item.instanceId(), item.engineTaskId(), told, "deadline.reason.answered");
        try {
            tasks.complete(item.engineTaskId(), told, () -> {
                events.publishEvent(new ItemEnded(id));
                events.publishEvent(done);
            });
        } catch (MovedMeanwhile e) {
            // Not this task, whose row we hold: a neighbour in the same case.
            throw new CaseMoved(id, e);
        }
        log.info("task {} {} of case {} done by {}", id, item.elementId(), item.caseNo(), person.id());
    }

    /** The item that this person holds and saw in this version, kept from others until the transaction ends. */
    private WorkItem held(Person person, UUID id, int version) {
        var found = items.lock(id).orElseThrow(() -> new NoSuchItem(id));
        var item = found.item();
        access.require(person, Permission.READ, found.scope());
        if (item.state() == WorkItem.State.WITHDRAWN && person.id().equals(item.holder())) {
            check.requireWanted(item);
        }
        if (item.state() != WorkItem.State.OPEN || !person.id().equals(item.holder()) || version != item.version()) {
            throw lost(item, person);
        }
        access.require(person, Permission.ANSWER, found.scope());
        return item;
    }

    /** Keeps an answer with what tables proposed for it, and says what was done. */
    TaskDone kept(Person person, WorkItem item, AnswerCheck.Sound sound, Supplier<Facts> facts) {
        var form = forms.of(item);
        var given = sound.answer().answers();
        var at = clock.instant();
        var kept = answers.insert(item, person.id(), form.id(), forms.source(item), given, at);
        answers.insertProposals(
                item.id(),
                sound.proposals(),
                forms.inputs(item, given),
                (field, outcome) -> forms.taken(given.get(field), outcome));
        return new TaskDone(
                item.id(),
                item.processKey(),
                item.elementId(),
                item.work(),
                item.caseNo(),
                item.instanceId(),
                item.group(),
                person.id(),
                at,
                kept,
                forms.files(form, given),
                facts);
    }

    /**
     * What whoever opens an item now has read on its page; it is posted under {@link Form#CONFIRMED} with the answer.
     *
     * @param taskId the work item
     * @return words that name nobody and nothing
     */
    public List<String> readNow(UUID taskId) {
        return check.read(item(taskId), null);
    }

    /**
     * What is open in some cases.
     *
     * @param caseNos the cases
     * @return the nearest due date first, what has none last
     */
    public List<WorkItem> openIn(Collection<String> caseNos) {
        return items.openIn(caseNos);
    }

    Optional<WorkItem> find(UUID id) {
        return items.find(id);
    }

    Optional<Answer> answer(UUID id) {
        return answers.answer(id);
    }

    /**
     * An answer in words, for one who may open its task.
     *
     * @param answer the answer
     * @param item its task
     * @param reader who reads
     * @param locale the language of labels and options
     * @return what was asked and answered
     */
    public ToldAnswer told(Answer answer, WorkItem item, Person reader, Locale locale) {
        return forms.told(answer, item, reader, locale);
    }

    /**
     * What an answer says of the child, the place, the danger and the harm, for whoever is called because of it.
     *
     * @param item its task
     * @param answers what was answered
     * @param calling those of them that call him
     * @param locale the language of whatever is not free text
     * @return one text for each field that its form marks, and for each that calls
     */
    public List<String> toldOfChild(
            WorkItem item, Map<String, Object> answers, Map<String, Object> calling, Locale locale) {
        return forms.toldOfChild(item, answers, calling, locale);
    }

    /**
     * What decides who may do what with an item.
     *
     * @param item the item
     * @return its scope
     */
    public Scope scope(WorkItem item) {
        var parties = cards.parties(item.caseNo())
                .orElseThrow(() -> new IllegalStateException("no card for case " + item.caseNo()));
        return new WorkItemTable.Scoped(item, parties).scope();
    }

    private WorkItemTable.Scoped scoped(UUID id) {
        return items.findScoped(id).orElseThrow(() -> new NoSuchItem(id));
    }

    /**
     * Whether a person may open an item; asking leaves no line in the trail.
     *
     * @param reader who would look
     * @param item the item
     * @return true if so
     */
    public boolean mayOpen(Person reader, WorkItem item) {
        return allows(reader, Permission.READ, item);
    }

    /**
     * Whether a person may take an item, or give it to somebody; of a secret case he may do so before he may open it. Asking
     * leaves no line in the trail.
     *
     * @param person who would
     * @param item the item
     * @return false if it is not open, or not for this person
     */
    public boolean mayTake(Person person, WorkItem item) {
        return mayTake(person, item, scope(item));
    }

    private boolean mayTake(Person person, WorkItem item, Scope scope) {
        return (item.holder() == null && access.allows(person, Permission.CLAIM, scope))
                || access.allows(person, Permission.ASSIGN, scope);
    }

    /**
     * Who may open an item, or take it, or give it to somebody; for many people at once.
     *
     * @param item the item
     * @return by what is known of its case now
     */
    public Predicate<Person> reaches(WorkItem item) {
        var scope = scope(item);
        return person -> access.allows(person, Permission.READ, scope) || mayTake(person, item, scope);
    }

    /**
     * Which items of a case a person may open; asking leaves no line in the trail.
     *
     * @param reader who would look
     * @param caseNo the case
     * @return ids of its items, open and done
     */
    public Set<UUID> openable(Person reader, String caseNo) {
        return cards.parties(caseNo)
                .map(parties -> items.ofCase(caseNo).stream()
                        .filter(item ->
                                access.allows(reader, Permission.READ, new WorkItemTable.Scoped(item, parties).scope()))
                        .map(WorkItem::id)
                        .collect(Collectors.toUnmodifiableSet()))
                .orElse(Set.of());
    }

    /** Whether this person may do that with the item, without a refusal in the trail. */
    boolean allows(Person person, Permission what, WorkItem item) {
        return access.allows(person, what, scope(item));
    }

    private RuntimeException lost(WorkItem now, Person person) {
        var holder = now.holder();
        var drafted = drafts.of(person, now.id()).isPresent();
        if (holder == null || now.state() == WorkItem.State.WITHDRAWN) {
            return new NoLongerOpen(now.id(), drafted);
        }
        return holder.equals(person.id())
                ? new ChangedMeanwhile(now.id(), now.state() == WorkItem.State.DONE ? now.endedAt() : null)
                : new AlreadyClaimed(now, directory.person(holder), drafted);
    }
}
