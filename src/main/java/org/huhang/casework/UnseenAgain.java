package org.huhang.casework;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.huhang.agency.Directory;
import org.huhang.casework.Occasion.Cause;
import org.huhang.model.Work;
import org.huhang.notification.MessageKind;
import org.huhang.notification.Messages;
import org.huhang.notification.Notice;
import org.huhang.worklist.Answer;
import org.huhang.worklist.AnswerCorrected;
import org.huhang.worklist.TaskDone;
import org.huhang.worklist.Worklist;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * A child that was not seen again and again, by whatever visit, is more than a line in each of them: whoever leads those who went
 * and whoever oversees the case are told, and the coordinating office has the task to find out where it is, until somebody has
 * seen it. Every form that asks whether the child was seen counts.
 */
@Component
class UnseenAgain {

    private static final String SEEN = "childSeen";

    private final Cases cases;
    private final CaseTable caseTable;
    private final MissingChildren missing;
    private final AskedToTakePart asked;
    private final Duties duties;
    private final CasePlaces places;
    private final CaseNotes notes;
    private final Worklist worklist;
    private final Directory directory;
    private final Messages messages;
    private final MessageSource words;
    private final Clock clock;

    UnseenAgain(
            Cases cases,
            CaseTable caseTable,
            MissingChildren missing,
            AskedToTakePart asked,
            Duties duties,
            CasePlaces places,
            CaseNotes notes,
            Worklist worklist,
            Directory directory,
            Messages messages,
            MessageSource words,
            Clock clock) {
        this.cases = cases;
        this.caseTable = caseTable;
        this.missing = missing;
        this.asked = asked;
        this.duties = duties;
        this.places = places;
        this.notes = notes;
        this.worklist = worklist;
        this.directory = directory;
        this.messages = messages;
        this.words = words;
        this.clock = clock;
    }

    /** After what the answer says of the child stands in its strip. */
    @EventListener
    @Order(2)
    void on(TaskDone done) {
        if (Boolean.FALSE.equals(new Given(done.answers()).known(SEEN))) {
            ifOwed(done.caseNo());
        }
    }

    @EventListener
    @Order(2)
    void on(AnswerCorrected corrected) {
        on(corrected.asDone());
    }

    /** Asks for the child of an open case if too many visits did not see it and nobody was asked since. */
    void ifOwed(String caseNo) {
        caseTable.lock(caseNo).filter(CaseFile::open).ifPresent(file -> {
            var unseen = unseen(file);
            if (tooLong(file, unseen) && !askedSince(file, last(unseen))) {
                ask(file, unseen);
            }
        });
    }

    /** The visits that did not see it since somebody did, the last one last. */
    private List<Answer> unseen(CaseFile file) {
        return worklist.answersOfCase(file.caseNo()).stream()
                .filter(answer -> Boolean.FALSE.equals(new Given(answer.answers()).known(SEEN)))
                .filter(answer -> missing.unseenSince(file, at(answer)))
                .sorted(Comparator.comparing(UnseenAgain::at))
                .toList();
    }

    private boolean tooLong(CaseFile file, List<Answer> unseen) {
        var limit = UnseenLimit.of(file.riskTier());
        var since = clock.instant().minus(Duration.ofDays(limit.days()));
        return unseen.size() >= limit.inRow()
                || (!unseen.isEmpty() && file.openedAt().isBefore(since) && missing.unseenSince(file, since));
    }

    private boolean askedSince(CaseFile file, Answer last) {
        return duties.sources(Set.of(file.caseNo())).contains(source(last))
                || worklist.ofCase(file.caseNo()).stream()
                        .filter(item -> item.open() && item.work() == Work.TAKE_PART)
                        .flatMap(item -> duties.owed(item.instanceId()).stream())
                        .anyMatch(duty -> duty.cause().equals(Cause.UNSEEN.code()));
    }

    private void ask(CaseFile file, List<Answer> unseen) {
        var last = last(unseen);
        var office = directory.coordinating(file.county());
        notes.along(
                directory.person(last.person()),
                file.caseNo(),
                CaseNote.Kind.ASKED,
                Objects.requireNonNull(words.getMessage(
                        "casework.unseen.asks", new Object[] {office.name(), unseen.size()}, Locale.CHINESE)));
        asked.asks(file, office.code(), null, new Occasion(Cause.UNSEEN, source(last), places.placeOf(file)));
        var to = Stream.concat(
                        unseen.stream()
                                .map(answer -> Directory.agencyOf(answer.group()))
                                .distinct()
                                .flatMap(agency -> directory.leadingFor(agency).stream()),
                        places.overseers(file).stream())
                .distinct()
                .toList();
        messages.tell(
                to,
                person -> new Notice(
                        person.id(),
                        MessageKind.CHILD_UNSEEN,
                        source(last),
                        file.caseNo(),
                        null,
                        "/cases/" + file.caseNo(),
                        clock.instant()));
        cases.describe(file.caseNo());
    }

    private static Answer last(List<Answer> unseen) {
        return unseen.get(unseen.size() - 1);
    }

    private static String source(Answer last) {
        return "unseen:" + last.taskId();
    }

    private static Instant at(Answer answer) {
        var told = new Given(answer.answers()).moment("checkedAt");
        return told == null ? answer.at() : told;
    }
}
