package org.huhang.paper;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.huhang.agency.Access;
import org.huhang.agency.Permission;
import org.huhang.agency.Person;
import org.huhang.casework.Cases;
import org.huhang.form.Characters;
import org.huhang.paper.PaperRefused.Why;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The papers of cases. Whoever may open a case may open its papers once they are issued, but for those that may name who reported
 * ({@link ToReporters}); a draft belongs to the agency that makes it. What is made, issued, withdrawn and served is a line of the trail.
 */
@Service
class Papers {

    private static final int LONGEST_TEXT = 5000;

    private final PaperTable table;
    private final PaperKinds kinds;
    private final PaperWords words;
    private final Templates templates;
    private final Cases cases;
    private final Worklist worklist;
    private final ToReporters toReporters;
    private final Access access;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Papers(
            PaperTable table,
            PaperKinds kinds,
            PaperWords words,
            Templates templates,
            Cases cases,
            Worklist worklist,
            ToReporters toReporters,
            Access access,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.kinds = kinds;
        this.words = words;
        this.templates = templates;
        this.cases = cases;
        this.worklist = worklist;
        this.toReporters = toReporters;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What a person sees of the papers of a case; of some no more than that they are there, see {@link #opens}.
     *
     * @throws org.huhang.agency.NotAllowed if the case is not this person's to see
     */
    List<Paper> ofCase(Person reader, String caseNo) {
        access.require(reader, Permission.READ, cases.scope(caseNo));
        return table.ofCase(caseNo).stream()
                .filter(paper -> !paper.draft() || opens(reader, paper))
                .toList();
    }

    /** Whether {@link #find} would find a paper for a person who may open its case. */
    boolean opens(Person reader, Paper paper) {
        return toReporters.open(reader, paper);
    }

    /** The tasks of a case whose papers a person makes, with their kinds; the newest task first. */
    Map<WorkItem, List<PaperKind>> makeable(Person person, String caseNo) {
        access.require(person, Permission.READ, cases.scope(caseNo));
        var makeable = new LinkedHashMap<WorkItem, List<PaperKind>>();
        if (cases.allows(person, Permission.NOTE, caseNo)) {
            var items = worklist.ofCase(caseNo);
            for (var i = items.size() - 1; i >= 0; i--) {
                var item = items.get(i);
                var made =
                        toReporters.makes(person, item.id(), item.agencyCode()) ? kindsOf(item) : List.<PaperKind>of();
                if (!made.isEmpty()) {
                    makeable.put(item, made);
                }
            }
        }
        return makeable;
    }

    /** The kinds of papers that a task makes, as its form says. */
    List<PaperKind> kindsOf(WorkItem item) {
        return item.state() == WorkItem.State.WITHDRAWN
                ? List.of()
                : worklist.form(item).papers().stream()
                        .flatMap(kind -> kinds.find(kind).stream())
                        .toList();
    }

    /** What the agency of its leader gave a number in a year, withdrawn papers among them. */
    List<Paper> numbered(Person leader, int year) {
        if (!leader.leader() || leader.platformOnly()) {
            throw new PaperRefused(Why.LEADER);
        }
        return table.numbered(leader.agencyCode(), year);
    }

    /** Makes a draft. */
    @Transactional
    Paper make(Person person, String caseNo, @Nullable UUID itemId, String kindKey, Map<String, String> typed) {
        access.require(person, Permission.NOTE, cases.scope(caseNo));
        var made = makeable(person, caseNo).entrySet().stream()
                .filter(task -> task.getKey().id().equals(itemId))
                .findFirst()
                .orElseThrow(() -> new PaperRefused(Why.NOT_YOURS));
        var kind = made.getValue().stream()
                .filter(one -> one.key().equals(kindKey))
                .findFirst()
                .orElseThrow(() -> new PaperRefused(Why.NO_SUCH_KIND));
        var agency = made.getKey().agencyCode();
        var paper = draft(person, made.getKey(), kind, templates.current(kind, agency), sound(typed));
        table.insert(paper);
        events.publishEvent(new PaperActed(person.id(), "paper.made", paper, kind.key()));
        return paper;
    }

    private Paper draft(Person person, WorkItem item, PaperKind kind, Template template, Map<String, String> typed) {
        return new Paper(
                UUID.randomUUID(),
                item.caseNo(),
                item.id(),
                kind.key(),
                item.agencyCode(),
                template.id(),
                Paper.State.DRAFT,
                typed,
                0,
                null,
                null,
                null,
                null,
                person.id(),
                now(),
                null,
                null,
                null,
                null,
                null);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Only words that a person may write; empty ones are as if they were not written. */
    private Map<String, String> sound(Map<String, String> typed) {
        var sound = new LinkedHashMap<String, String>();
        typed.forEach((word, text) -> {
            var known = words.find(word);
            var said = text == null ? "" : Characters.lines(text).strip();
            if (Characters.length(said) > LONGEST_TEXT) {
                throw new PaperRefused(Why.TOO_LONG, word);
            }
            if (known != null && known.typed() && !Characters.blank(said)) {
                sound.put(word, said);
            }
        });
        return sound;
    }

    /**
     * A paper that a person may see.
     *
     * @throws NoSuchPaper also if it is not this person's to see
     */
    Paper find(Person person, UUID id) {
        var paper = table.find(id).orElseThrow(() -> new NoSuchPaper(id.toString()));
        access.require(person, Permission.READ, cases.scope(paper.caseNo()));
        if (!opens(person, paper)) {
            throw new NoSuchPaper(id.toString());
        }
        return paper;
    }

    /** Whether a person may change the paper, issue it, withdraw it, and say how it was served. */
    boolean mayAct(Person person, Paper paper) {
        return cases.allows(person, Permission.NOTE, paper.caseNo())
                && toReporters.makes(person, paper.itemId(), paper.agencyCode());
    }

    /** A paper that this person changes now, kept from others until the transaction ends. */
    Paper lock(Person person, UUID id, Paper.State state) {
        find(person, id);
        var paper = table.lock(id).orElseThrow(() -> new NoSuchPaper(id.toString()));
        if (!mayAct(person, paper)) {
            throw new PaperRefused(Why.NOT_YOURS);
        }
        if (paper.state() != state) {
            throw new PaperRefused(Why.STATE);
        }
        return paper;
    }

    /** Writes on a draft; what is not named here is as if it was not written. */
    @Transactional
    void write(Person person, UUID id, Map<String, String> typed, int version) {
        var paper = lock(person, id, Paper.State.DRAFT);
        requireSeen(paper, version);
        table.write(id, sound(typed));
    }

    static void requireSeen(Paper paper, int version) {
        if (paper.version() != version) {
            throw new PaperRefused(Why.MEANWHILE);
        }
    }

    /** Throws a draft away. It never had a number. */
    @Transactional
    void discard(Person person, UUID id) {
        var paper = lock(person, id, Paper.State.DRAFT);
        table.delete(id);
        events.publishEvent(new PaperActed(person.id(), "paper.discarded", paper, paper.kind()));
    }
}
