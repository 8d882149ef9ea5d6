package org.huhang.casework;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.engine.BusinessClock;
import org.huhang.model.Work;
import org.huhang.web.Words;
import org.huhang.worklist.Answer;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Who sees the child of a closed case until when, and who did, for its page. */
@Component
class FollowUpLines {

    private final Worklist worklist;
    private final Directory directory;
    private final MessageSource words;
    private final Words times;
    private final Clock clock;

    FollowUpLines(Worklist worklist, Directory directory, MessageSource words, Words times, Clock clock) {
        this.worklist = worklist;
        this.directory = directory;
        this.words = words;
        this.times = times;
        this.clock = clock;
    }

    /** The nearest day first. */
    List<Line> of(CaseFile file, Person reader, Locale locale) {
        var answers = worklist.answersOfCase(file.caseNo()).stream()
                .collect(Collectors.toMap(Answer::taskId, Function.identity()));
        return worklist.ofCase(file.caseNo()).stream()
                .filter(item -> item.work() == Work.FOLLOW_UP && item.state() != WorkItem.State.WITHDRAWN)
                .sorted(Comparator.comparing(WorkItem::dueAt, Comparator.nullsLast(Comparator.naturalOrder())))
                .map(item -> new Line(
                        directory.agency(item.agencyCode()).name(locale),
                        when(item, answers.get(item.id()), locale),
                        isLate(item),
                        worklist.mayOpen(reader, item) ? item.id() : null))
                .toList();
    }

    private boolean isLate(WorkItem item) {
        return item.open() && item.dueAt() != null && item.dueAt().isBefore(clock.instant());
    }

    private String when(WorkItem item, @Nullable Answer answer, Locale locale) {
        return answer == null
                ? word(isLate(item) ? "late" : "due", locale, dueDay(item, locale))
                : went(item, new Given(answer.answers()), answer.at(), locale);
    }

    /** When somebody went, whether that was in time, and whether the child was seen: a visit alone says neither. */
    private String went(WorkItem item, Given given, Instant answeredAt, Locale locale) {
        var told = given.moment("checkedAt");
        var at = told == null ? answeredAt : told;
        var seen = given.yes("childSeen") ? "done" : "doneUnseen";
        var went = word(given.yes(Deaths.DEAD) ? "died" : seen, locale, day(at, locale));
        var due = item.dueAt();
        return due == null || at.isBefore(due) ? went : word("doneLate", locale, went, dueDay(item, locale));
    }

    /** The term ends with its day. */
    private String dueDay(WorkItem item, Locale locale) {
        return day(item.dueAt() == null ? null : item.dueAt().minusMillis(1), locale);
    }

    private String day(@Nullable Instant at, Locale locale) {
        return at == null ? "" : times.date(LocalDate.ofInstant(at, BusinessClock.CHINA), locale);
    }

    private String word(String key, Locale locale, Object... values) {
        return words.getMessage("casework.followUp." + key, values, locale);
    }

    /**
     * One day on which somebody sees the child.
     *
     * @param agency who
     * @param when by which day, or when somebody was there
     * @param late whether nobody was there in time
     * @param taskId null if it is not the reader's to open
     */
    record Line(String agency, String when, boolean late, @Nullable UUID taskId) {}
}
