package org.huhang.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.child.ChildFile;
import org.huhang.child.ChildWords;
import org.huhang.form.ReadableAnswer;
import org.huhang.model.Work;
import org.huhang.web.Parts;
import org.huhang.web.Words;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Who the child of a case is and how the case stands, for its page. */
@Component
class CaseFacts {

    private final ChildInCase children;
    private final ChildWords called;
    private final Worklist worklist;
    private final Directory directory;
    private final MessageSource words;
    private final Words times;

    CaseFacts(
            ChildInCase children,
            ChildWords called,
            Worklist worklist,
            Directory directory,
            MessageSource words,
            Words times) {
        this.children = children;
        this.called = called;
        this.worklist = worklist;
        this.directory = directory;
        this.words = words;
        this.times = times;
    }

    /** Whether the child's name and the report may be shown: to whom they stand beside a task of the case as well. */
    boolean mayKnow(CaseFile file, Person reader) {
        return !worklist.openable(reader, file.caseNo()).isEmpty();
    }

    /** What is known of the child; what nobody knows is left out, but for the name. The place on the file stands for an unknown address. */
    List<ReadableAnswer> child(CaseFile file, Person reader, Locale locale) {
        var child = children.of(file, reader);
        var identity = child.identity();
        var lines = new ArrayList<ReadableAnswer>();
        add(
                lines,
                "childName.short",
                identity.name() == null ? words.getMessage("child.unnamed", null, locale) : identity.name(),
                locale);
        lines.add(new ReadableAnswer(words.getMessage("casework.child.who", null, locale), who(child, locale)));
        add(lines, "birthDate", born(identity.birthDate(), locale), locale);
        add(lines, "address.short", identity.address(), locale);
        lines.add(new ReadableAnswer(
                words.getMessage("casework.child.residence", null, locale),
                child.residence() == null || identity.address() != null
                        ? ""
                        : directory.regionName(child.residence(), locale)));
        add(lines, "school", identity.school(), locale);
        add(lines, "guardianName", identity.guardianName(), locale);
        add(lines, "guardianPhone", identity.guardianPhone(), locale);
        lines.add(new ReadableAnswer(
                words.getMessage("casework.child.needs", null, locale),
                called.needs(child.needs(), locale).stream().collect(Parts.joining())));
        lines.removeIf(line -> line.text().isEmpty());
        return lines;
    }

    private String who(ChildFile child, Locale locale) {
        return called.described(child, locale).stream().collect(Parts.joining());
    }

    private @Nullable String born(@Nullable LocalDate day, Locale locale) {
        return day == null ? null : times.date(day, locale);
    }

    private void add(List<ReadableAnswer> lines, String field, @Nullable String text, Locale locale) {
        lines.add(
                new ReadableAnswer(words.getMessage("intake.field." + field, null, locale), text == null ? "" : text));
    }

    /** What was decided so far, oldest first: of each task that the reader may open, as it stands now. */
    List<CaseTimeline.Entry> decided(CaseFile file, List<CaseTimeline.Entry> timeline) {
        var replies = worklist.ofCase(file.caseNo()).stream()
                .filter(item -> item.work() == Work.FEEDBACK)
                .map(WorkItem::id)
                .map(Object::toString)
                .collect(Collectors.toSet());
        return timeline.stream()
                .filter(entry -> !entry.told().gist().isEmpty() && !replies.contains(entry.taskId()))
                .sorted(Comparator.comparing(CaseTimeline.Entry::at))
                .toList();
    }
}
