package org.huhang.paper;

import java.util.Map;
import org.huhang.agency.Permission;
import org.huhang.agency.Person;
import org.huhang.casework.Cases;
import org.huhang.worklist.TaskPanel;
import org.huhang.worklist.WorkItem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The papers that a task makes, beside its form. */
@Component
class PaperPanel implements TaskPanel {

    private static final int ORDER = 25;

    private final Papers papers;
    private final PaperPage page;
    private final Cases cases;

    PaperPanel(Papers papers, PaperPage page, Cases cases) {
        this.papers = papers;
        this.page = page;
        this.cases = cases;
    }

    @Override
    public @Nullable Panel panel(WorkItem task, Person reader) {
        var kinds = papers.kindsOf(task);
        if (kinds.isEmpty()
                || !task.agencyCode().equals(reader.agencyCode())
                || !cases.allows(reader, Permission.NOTE, task.caseNo())) {
            return null;
        }
        var locale = LocaleContextHolder.getLocale();
        var made = page.rows(reader, task.caseNo(), locale).stream()
                .filter(row -> row.paper().itemId().equals(task.id()))
                .toList();
        return new Panel(
                Place.SIDE,
                ORDER,
                "paper/_task :: papers",
                Map.of(
                        "caseNo", task.caseNo(),
                        "task", task.id(),
                        "kinds", page.choices(kinds, locale),
                        "made", made));
    }
}
