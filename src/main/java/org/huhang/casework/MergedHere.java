package org.huhang.casework;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.huhang.agency.Person;
import org.huhang.model.Work;
import org.huhang.worklist.Answer;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which cases ended in this one, since when and by whom; whoever reads it and may part them is led there. */
@Component
class MergedHere {

    private final Merges merges;
    private final Cases cases;
    private final Worklist worklist;
    private final CaseWords words;

    MergedHere(Merges merges, Cases cases, Worklist worklist, CaseWords words) {
        this.merges = merges;
        this.cases = cases;
        this.worklist = worklist;
        this.words = words;
    }

    /** Those merged into a case and not parted from it, the oldest first; of what the reader may not open, only that there is one. */
    List<Merged> of(CaseFile into, Person reader, Locale locale) {
        return merges.into(into.caseNo()).stream()
                .map(cases::file)
                .map(file -> merged(file, into, reader, locale))
                .toList();
    }

    private Merged merged(CaseFile file, CaseFile into, Person reader, Locale locale) {
        var at = Objects.requireNonNull(file.closedAt());
        if (!cases.mayOpen(reader, file.caseNo())) {
            return new Merged(null, at, null, false);
        }
        var partable = cases.partable(reader, file.caseNo())
                .filter(into.caseNo()::equals)
                .isPresent();
        return new Merged(file.caseNo(), at, by(file, into, at, locale), partable);
    }

    /** Whoever said so last before it ended: in its registration, or asked whether both are of one child. */
    private @Nullable String by(CaseFile file, CaseFile into, Instant at, Locale locale) {
        return Stream.of(file, into)
                .flatMap(one -> worklist.answersOfCase(one.caseNo()).stream())
                .filter(answer -> !answer.at().isAfter(at) && merges(answer, into))
                .reduce((first, last) -> last.at().isBefore(first.at()) ? first : last)
                .map(answer -> words.who(answer.person(), locale))
                .orElse(null);
    }

    private static boolean merges(Answer answer, CaseFile into) {
        var given = new Given(answer.answers());
        return answer.work() == Work.SAME_CHILD
                ? "merge".equals(given.text("sameChild"))
                : into.caseNo().equals(given.text("mergeInto"));
    }

    /**
     * A case that ended in another.
     *
     * @param caseNo its number, null if the reader may not open it
     * @param at when it was merged
     * @param by who decided so, null if nobody is known, or it is not the reader's to know
     * @param partable whether the reader may part it again
     */
    record Merged(@Nullable String caseNo, Instant at, @Nullable String by, boolean partable) {}
}
