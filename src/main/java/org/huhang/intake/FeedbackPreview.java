package org.huhang.intake;

import java.util.List;
import java.util.Map;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.engine.Tasks;
import org.huhang.model.Work;
import org.huhang.worklist.TaskPanel;
import org.huhang.worklist.WorkItem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Beside the form "tell the reporter": what exactly the reporter will see, from whom and about what. */
@Component
class FeedbackPreview implements TaskPanel {

    private static final int ORDER = 10;

    private final Feedback feedback;
    private final Tasks tasks;
    private final Directory directory;

    FeedbackPreview(Feedback feedback, Tasks tasks, Directory directory) {
        this.feedback = feedback;
        this.tasks = tasks;
        this.directory = directory;
    }

    @Override
    public @Nullable Panel panel(WorkItem task, Person reader) {
        if (task.work() != Work.FEEDBACK || task.state() != WorkItem.State.OPEN) {
            return null;
        }
        var stage = tasks.fact(task.engineTaskId(), "stage").text("stage");
        var agency = directory.agency(task.agencyCode()).name(LocaleContextHolder.getLocale());
        return new Panel(
                Place.SIDE,
                ORDER,
                "intake/_preview :: preview",
                Map.of("stage", stage == null ? "outcome" : stage, "agency", agency, "reports", receipts(task)));
    }

    private List<String> receipts(WorkItem task) {
        return feedback.owed(task.caseNo()).stream()
                .map(ReportTable.Owed::receiptNo)
                .toList();
    }
}
