package org.huhang.casework;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.huhang.agency.Person;
import org.huhang.notification.MessageKind;
import org.huhang.notification.Messages;
import org.huhang.notification.Notice;
import org.huhang.worklist.AnswerCorrected;
import org.huhang.worklist.TaskNames;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/** Tells whoever had something to do by an answer that was corrected whether it is still to be done. */
@Component
public class AskedByMistake {

    private final Duties duties;
    private final CaseProcess process;
    private final DesksTold desks;
    private final Worklist worklist;
    private final TaskNames names;
    private final Messages messages;
    private final Clock clock;

    AskedByMistake(
            Duties duties,
            CaseProcess process,
            DesksTold desks,
            Worklist worklist,
            TaskNames names,
            Messages messages,
            Clock clock) {
        this.duties = duties;
        this.process = process;
        this.desks = desks;
        this.worklist = worklist;
        this.names = names;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * An agency was asked to take part by mistake. A task that only this asked for and that nobody answered is withdrawn. What
     * else it has stays its own to decide; the desks that have or had a task of the case are told which.
     *
     * @param corrected the correction
     */
    public void noLonger(CaseFile file, String agencyCode, AnswerCorrected corrected) {
        var asking = duties.onlyAsking(file.caseNo(), agencyCode)
                .filter(instance -> nobodyAnswered(file.caseNo(), instance));
        asking.ifPresent(instance -> process.cancel(instance, "corrected"));
        if (asking.isEmpty() && theirs(file, agencyCode).anyMatch(item -> item.open() && isAskedBy(item, corrected))) {
            perhapsNeedless(file, agencyCode, corrected);
        } else {
            byMistake(file, agencyCode, corrected, asking.isPresent());
        }
    }

    /** Whether it is a task of what the corrected answer asked for, or somebody else beside it. */
    private boolean isAskedBy(WorkItem item, AnswerCorrected corrected) {
        return duties.owed(item.instanceId())
                .filter(owed -> owed.kind() == Duty.Kind.AGENCY
                        || Occasion.taskOf(owed.source())
                                .filter(corrected.item().id()::equals)
                                .isPresent())
                .isPresent();
    }

    /** An agency has the very task still that rested on an answer that was corrected: nobody says that it need not do it. */
    public void perhapsNeedless(CaseFile file, String agencyCode, AnswerCorrected corrected) {
        tell(file, agencyCode, MessageKind.PERHAPS_NEEDLESS, corrected);
    }

    /**
     * What an agency had to do rested on an answer that was corrected: it is told whether it still has the task. Who was sent to
     * a child in danger still is, whatever was taken from him beside.
     *
     * @param withdrawn whether the task was taken from it; otherwise it has it as long as any of its tasks is open
     */
    public void byMistake(CaseFile file, String agencyCode, AnswerCorrected corrected, boolean withdrawn) {
        var has = theirs(file, agencyCode)
                .anyMatch(
                        item -> item.open() && (!withdrawn || item.processKey().equals(CaseProcess.EMERGENCY)));
        tell(file, agencyCode, has ? MessageKind.ASKED_BY_MISTAKE : MessageKind.NO_LONGER_NEEDED, corrected);
    }

    private Stream<WorkItem> theirs(CaseFile file, String agencyCode) {
        return worklist.ofCase(file.caseNo()).stream()
                .filter(item -> item.agencyCode().equals(agencyCode));
    }

    /** The desks that have or had a task of the case. */
    private void tell(CaseFile file, String agencyCode, MessageKind kind, AnswerCorrected corrected) {
        theirs(file, agencyCode)
                .map(WorkItem::group)
                .distinct()
                .forEach(group -> desks.tell(group, kind, file, Occasion.source(corrected), name(corrected.item())));
    }

    /** Whoever held a task of the agency that corrects is told that it was taken from him. */
    public void takenFrom(Person holder, AnswerCorrected corrected) {
        var caseNo = corrected.item().caseNo();
        messages.tell(
                List.of(holder),
                person -> new Notice(
                        person.id(),
                        MessageKind.NO_LONGER_NEEDED,
                        Occasion.source(corrected),
                        caseNo,
                        name(corrected.item()),
                        "/cases/" + caseNo,
                        clock.instant()));
    }

    /** What an asking rested on: the step whose answer was wrong. */
    private Notice.About name(WorkItem item) {
        return new Notice.About(names.of(item, Locale.CHINESE), names.of(item, Locale.ENGLISH));
    }

    /** Whether nobody has answered any task of a process yet. */
    public boolean nobodyAnswered(String caseNo, String instance) {
        return worklist.ofCase(caseNo).stream()
                .filter(item -> item.instanceId().equals(instance))
                .allMatch(WorkItem::open);
    }
}
