package org.huhang.casework;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.huhang.casework.PoliceFacts.Meaning;
import org.huhang.child.ChildFiles;
import org.huhang.child.StripFact;
import org.huhang.worklist.Answer;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/** Whether anybody knows where a child is, and has seen it since a moment. What an answer says stands until somebody has seen the child. */
@Component
public class MissingChildren {

    private final PoliceFacts facts;
    private final ChildFiles children;
    private final Deaths deaths;
    private final Worklist worklist;

    MissingChildren(PoliceFacts facts, ChildFiles children, Deaths deaths, Worklist worklist) {
        this.facts = facts;
        this.children = children;
        this.deaths = deaths;
        this.worklist = worklist;
    }

    /**
     * Whether an answer of a case says that nobody knows where its child is, and nobody has seen it since.
     *
     * @param file the case
     * @return true if so; a child that has died is not missing
     */
    public boolean missing(CaseFile file) {
        return worklist.answersOfCase(file.caseNo()).stream()
                .filter(answer -> said(answer.answers()))
                .map(Answer::at)
                .max(Instant::compareTo)
                .filter(at -> unseenSince(file, at))
                .isPresent();
    }

    /**
     * Whether nobody has seen a child since a moment. Forms know minutes.
     *
     * @param file a case of the child
     * @param since the moment
     * @return true if so; of a child that has died, false
     */
    public boolean unseenSince(CaseFile file, Instant since) {
        return !deaths.certain(file)
                && seenAt(file)
                        .filter(at -> !at.isBefore(since.truncatedTo(ChronoUnit.MINUTES)))
                        .isEmpty();
    }

    private boolean said(Map<String, Object> answers) {
        return facts.tell(Meaning.MISSING, answers)
                || new Given(answers).codes(Given.CONDITION).contains("notFound");
    }

    private Optional<Instant> seenAt(CaseFile file) {
        return Optional.ofNullable(children.strip(file.childId()).get(StripFact.Kind.LAST_SEEN))
                .filter(fact -> fact.value() instanceof Map<?, ?>)
                .map(fact -> Instant.parse(String.valueOf(((Map<?, ?>) fact.value()).get("at"))));
    }
}
