package org.huhang.worklist;

import java.util.Locale;
import java.util.Map;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Beside a done task: what was corrected, and the way to correct it. */
@Component
class CorrectionPanel implements TaskPanel {

    private static final int ORDER = 5;

    private final Corrections corrections;
    private final CorrectionDrafts drafts;
    private final Directory directory;

    CorrectionPanel(Corrections corrections, CorrectionDrafts drafts, Directory directory) {
        this.corrections = corrections;
        this.drafts = drafts;
        this.directory = directory;
    }

    @Override
    public @Nullable Panel panel(WorkItem task, Person reader) {
        if (task.state() != WorkItem.State.DONE) {
            return null;
        }
        var made = corrections.of(task.id());
        var mayCorrect = corrections.mayCorrect(reader, task);
        if (made.isEmpty() && !mayCorrect) {
            return null;
        }
        var locale = LocaleContextHolder.getLocale();
        return new Panel(
                Place.SIDE,
                ORDER,
                "worklist/_corrections :: corrections",
                Map.of(
                        "taskId",
                        task.id(),
                        "mayCorrect",
                        mayCorrect,
                        "drafted",
                        mayCorrect && drafts.draft(reader, task.id()).isPresent(),
                        "made",
                        made.stream().map(one -> shown(one, reader, locale)).toList()));
    }

    private Shown shown(Correction made, Person reader, Locale locale) {
        return new Shown(
                made,
                TaskProblems.name(directory, directory.person(made.person()), locale),
                corrections.inWords(made, reader, locale));
    }

    /** A correction with its words. */
    record Shown(Correction made, String who, java.util.List<Corrections.Difference> changes) {}
}
