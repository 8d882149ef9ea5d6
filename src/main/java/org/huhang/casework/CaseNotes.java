package org.huhang.casework;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.huhang.agency.Access;
import org.huhang.agency.Permission;
import org.huhang.agency.Person;
import org.huhang.form.Characters;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people write down between tasks. It changes nothing in the case and moves no process. */
@Service
public class CaseNotes {

    static final int LONGEST = 1000;

    private final CaseNoteTable table;
    private final Cases cases;
    private final CaseEra eras;
    private final Access access;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CaseNotes(
            CaseNoteTable table,
            Cases cases,
            CaseEra eras,
            Access access,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.cases = cases;
        this.eras = eras;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Writes a note.
     *
     * @param person who takes part in the open case
     * @param happenedAt when it happened: not later than now, not before the child was born, and not more than a year before
     *     the first report
     * @return what became of it; nothing is kept but of {@link Written#KEPT}
     */
    @Transactional
    Written write(Person person, String caseNo, CaseNote.Kind kind, String content, Instant happenedAt) {
        access.require(person, Permission.NOTE, cases.scope(caseNo));
        var said = Characters.reason(content);
        var now = clock.instant();
        if (said.isEmpty() || Characters.length(said) > LONGEST || happenedAt.isAfter(now)) {
            return Written.REFUSED;
        }
        if (!eras.of(caseNo).begunBy(happenedAt)) {
            return Written.TOO_EARLY;
        }
        var note = new CaseNote(UUID.randomUUID(), caseNo, kind, said, person.id(), happenedAt, now, null);
        table.insert(note);
        events.publishEvent(new CaseNoted(caseNo, note.id(), person.id(), kind.key()));
        return Written.KEPT;
    }

    /** What became of a note. */
    enum Written {
        KEPT("kept"),
        /** it says nothing, too much, or is of the future */
        REFUSED("refused"),
        /** it is of a time before the child or the case */
        TOO_EARLY("tooEarly");

        private final String word;

        Written(String word) {
            this.word = word;
        }

        /** The end of the key of its text. */
        String word() {
            return word;
        }
    }

    /** What a person wrote elsewhere and everybody who may open the case must read; who may write it is decided there. */
    public void along(Person person, String caseNo, CaseNote.Kind kind, String content) {
        goesOn(person, caseNo, kind, content, null);
    }

    /** As {@link #along}, of what goes on in another case, whose number is read only by whoever may open that. */
    void goesOn(Person person, String caseNo, CaseNote.Kind kind, String content, @Nullable String other) {
        var now = clock.instant();
        table.insert(new CaseNote(UUID.randomUUID(), caseNo, kind, content, person.id(), now, now, other));
    }

    /**
     * Two cases that had been merged were parted: each of the three that now are says so.
     *
     * @param person who parted them
     * @param pair the two
     * @param own the case that the child of the merged one has now
     * @param why how he knows that they are two children
     */
    public void parted(Person person, Pair pair, String own, String why) {
        goesOn(
                person,
                pair.merged().caseNo(),
                CaseNote.Kind.PARTED,
                why,
                pair.into().caseNo());
        goesOn(person, pair.into().caseNo(), CaseNote.Kind.PARTED, why, own);
        goesOn(person, own, CaseNote.Kind.PARTED, why, pair.into().caseNo());
    }

    /** A call for help that nobody heard until now; empty for any other note. */
    Optional<CaseNote> calledNowhere(UUID id) {
        return table.calledNowhere(id);
    }

    List<CaseNote> goingOnIn(String caseNo) {
        return table.goingOnIn(caseNo);
    }

    List<CaseNote> ofCase(String caseNo) {
        return table.ofCase(caseNo);
    }
}
