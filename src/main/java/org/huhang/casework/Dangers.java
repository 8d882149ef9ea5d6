package org.huhang.casework;

import java.time.Clock;
import java.util.stream.Stream;
import org.huhang.agency.AgencyType;
import org.huhang.agency.Directory;
import org.huhang.casework.Occasion.Cause;
import org.huhang.child.ChildFiles;
import org.huhang.child.StripFact;
import org.huhang.notification.MessageKind;
import org.huhang.notification.Messages;
import org.huhang.notification.Notice;
import org.huhang.worklist.TaskDone;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A person says that the child is in danger: by the button, or in the answer to any task. */
@Component
class Dangers {

    private final Cases cases;
    private final ChildFiles children;
    private final WhoMustKnow whoMustKnow;
    private final Messages messages;
    private final Directory directory;
    private final Clock clock;

    Dangers(
            Cases cases,
            ChildFiles children,
            WhoMustKnow whoMustKnow,
            Messages messages,
            Directory directory,
            Clock clock) {
        this.cases = cases;
        this.children = children;
        this.whoMustKnow = whoMustKnow;
        this.messages = messages;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * The answer to a task says that the child is in danger. Police are called as by the button, unless it is they who say
     * so: then they are there, and keep a task of it.
     */
    void answered(CaseFile file, TaskDone done, @Nullable String reason) {
        var source = "task:" + done.taskId();
        var why = new Occasion(Cause.DANGER, source, whoMustKnow.placeOf(file));
        var agency = directory.agency(done.group().substring(0, done.group().indexOf(':')));
        if (agency.type() == AgencyType.POLICE && !WhoMustKnow.BESIDE.contains(done.taskKey())) {
            whoMustKnow.police(file, why);
        } else {
            whoMustKnow.onScene(file, why);
        }
        found(file, source, new Word(done.personId(), done.taskKey(), reason));
    }

    /** The strip says so, the case is RED, and the leaders of all agencies taking part know. */
    void found(CaseFile file, String source, Word word) {
        if (!file.riskTier().equals("RED")) {
            note(file, StripFact.Kind.TIER, "RED", word);
            cases.retier(file.caseNo(), "RED", source);
        }
        told(file, source, word);
    }

    /** The strip says so, and people know: all that is left where no process of the case could begin. */
    void told(CaseFile file, String source, Word word) {
        note(file, StripFact.Kind.DANGER, true, word);
        alarm(file, source);
    }

    /** The leaders of all agencies taking part, and those who oversee the case, know. */
    void alarm(CaseFile file, String source) {
        var leaders = cases.parties(file.caseNo()).agencies().keySet().stream()
                .flatMap(agency -> directory.leadersOf(agency).stream());
        messages.tell(
                Stream.concat(leaders, directory.supervisorsOf(file.county()).stream())
                        .toList(),
                leader -> new Notice(
                        leader.id(),
                        MessageKind.CHILD_IN_DANGER,
                        source,
                        file.caseNo(),
                        null,
                        "/cases/" + file.caseNo(),
                        clock.instant()));
    }

    private void note(CaseFile file, StripFact.Kind kind, Object value, Word word) {
        children.note(
                file.childId(),
                new StripFact(kind, value, word.person(), word.where(), file.caseNo(), word.reason(), null));
    }

    /**
     * Who says so.
     *
     * @param person who
     * @param where in which task, or by the button
     * @param reason what was seen or heard, null if nothing was written
     */
    record Word(String person, String where, @Nullable String reason) {}
}
