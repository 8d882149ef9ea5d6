package org.huhang.casework;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.worklist.TaskPanel;
import org.huhang.worklist.WorkItem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * The words by which somebody said that the child is in danger or was hurt, before the form of each task of the case, the newest
 * first: by the button, in an answer that called for others, and by the button in the case of another child of the home, or of perhaps
 * the same child, if the reader may open that. What a report said stands in the report.
 */
@Component
class CalledHere implements TaskPanel {

    /** Before the reports. */
    private static final int ORDER = 10;

    private final EmergencyTable emergencies;
    private final Cases cases;
    private final CaseWords words;
    private final WordsThatCall wordsThatCall;
    private final OneHome oneHome;
    private final PerhapsOneChild sameChild;
    private final Directory directory;

    CalledHere(
            EmergencyTable emergencies,
            Cases cases,
            CaseWords words,
            WordsThatCall wordsThatCall,
            OneHome oneHome,
            PerhapsOneChild sameChild,
            Directory directory) {
        this.emergencies = emergencies;
        this.cases = cases;
        this.words = words;
        this.wordsThatCall = wordsThatCall;
        this.oneHome = oneHome;
        this.sameChild = sameChild;
        this.directory = directory;
    }

    @Override
    public @Nullable Panel panel(WorkItem task, Person reader) {
        var locale = LocaleContextHolder.getLocale();
        var file = cases.file(task.caseNo());
        var calls = Stream.of(
                        pressed(file, null, locale), answered(file, task, reader, locale), around(file, reader, locale))
                .flatMap(one -> one)
                .sorted(Comparator.comparing(Call::at).reversed())
                .toList();
        return calls.isEmpty()
                ? null
                : new Panel(
                        Place.FIRST,
                        ORDER,
                        "casework/_called :: called",
                        Map.of("calls", calls, "newest", calls.get(0), "older", calls.subList(1, calls.size())));
    }

    private Stream<Call> pressed(CaseFile file, @Nullable String caseNo, Locale locale) {
        // Another case may be in another county.
        var where = caseNo == null
                ? directory.nearName(file.regionCode(), locale)
                : directory.regionName(file.regionCode(), locale);
        return emergencies.ofCase(file.caseNo()).stream()
                .map(press -> new Call(press.at(), words.who(press.person(), locale), where, press.reason(), caseNo));
    }

    private Stream<Call> answered(CaseFile file, WorkItem task, Person reader, Locale locale) {
        return before(
                wordsThatCall.in(file.caseNo(), reader, locale),
                task,
                directory.nearName(file.regionCode(), locale),
                locale);
    }

    /** What answers said, but for that of the task itself. */
    Stream<Call> before(Stream<WordsThatCall.Said> all, WorkItem task, String where, Locale locale) {
        return all.filter(said -> !said.answer().taskId().equals(task.id()))
                .map(said -> new Call(
                        said.answer().at(), words.who(said.answer().person(), locale), where, said.words(), null));
    }

    /** The last press in each case near this one, as long as its danger stands. */
    private Stream<Call> around(CaseFile file, Person reader, Locale locale) {
        return Stream.concat(
                        oneHome.home(file).open().stream().map(CaseFile::caseNo),
                        sameChild.crossesFrom(file.caseNo()).stream())
                .distinct()
                .filter(Predicate.not(file.caseNo()::equals))
                .filter(other -> cases.mayOpen(reader, other))
                .map(cases::file)
                .filter(other ->
                        other.open() && emergencies.ofCase(other.caseNo()).size() > 0)
                .flatMap(other -> pressed(other, other.caseNo(), locale).reduce((first, last) -> last).stream());
    }

    /**
     * Somebody's words.
     *
     * @param at when
     * @param who who, with the agency
     * @param where the place of the case
     * @param words what was said
     * @param caseNo the other case in which it was said, null for this one
     */
    record Call(Instant at, String who, String where, String words, @Nullable String caseNo) {}
}
