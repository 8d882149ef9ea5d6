package org.huhang.casework;

import java.util.Comparator;
import java.util.Map;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.casework.CalledHere.Call;
import org.huhang.worklist.TaskPanel;
import org.huhang.worklist.WorkItem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The words with which others named the reader's agency to take part, before the form of each task that it has of the case. */
@Component
class AskedHere implements TaskPanel {

    /** After what was said of danger. */
    private static final int ORDER = 11;

    private final Cases cases;
    private final CalledHere called;
    private final WordsThatCall wordsThatCall;
    private final Directory directory;

    AskedHere(Cases cases, CalledHere called, WordsThatCall wordsThatCall, Directory directory) {
        this.cases = cases;
        this.called = called;
        this.wordsThatCall = wordsThatCall;
        this.directory = directory;
    }

    @Override
    public @Nullable Panel panel(WorkItem task, Person reader) {
        var locale = LocaleContextHolder.getLocale();
        var where = directory.regionName(cases.file(task.caseNo()).regionCode(), locale);
        var asked = called.before(wordsThatCall.asking(task.caseNo(), reader, locale), task, where, locale)
                .sorted(Comparator.comparing(Call::at).reversed())
                .toList();
        return asked.isEmpty()
                ? null
                : new Panel(Place.FIRST, ORDER, "casework/_called :: asked", Map.of("asked", asked));
    }
}
