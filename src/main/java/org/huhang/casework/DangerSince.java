package org.huhang.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.huhang.child.ChildFiles;
import org.huhang.child.StripFact;
import org.huhang.model.Work;
import org.huhang.worklist.Correction;
import org.huhang.worklist.Corrections;
import org.huhang.worklist.WorkItem;
import org.springframework.stereotype.Component;

/** Whether danger, or RED, was told in a case since somebody judged it. */
@Component
class DangerSince {

    private static final Duration BY_IT = Duration.ofMinutes(1);

    private final ChildFiles children;
    private final Corrections corrections;

    DangerSince(ChildFiles children, Corrections corrections) {
        this.children = children;
        this.corrections = corrections;
    }

    /** By another word than that by which it was judged last. */
    boolean told(CaseFile file, List<WorkItem> judged, Instant last) {
        var facts = children.facts(file.childId()).stream()
                .filter(fact -> file.caseNo().equals(fact.caseNo()))
                .toList();
        var corrected = corrections.ofCase(file.caseNo());
        return Stream.concat(facts.stream().filter(Dangers::isDanger), turnedRed(facts))
                .filter(fact -> Objects.requireNonNull(fact.setAt()).isAfter(last))
                .anyMatch(fact -> judged.stream().noneMatch(item -> said(item, fact, corrected)));
    }

    /** Where the tier was another one before, or none. */
    private static Stream<StripFact> turnedRed(List<StripFact> newestFirst) {
        var tiers = newestFirst.stream()
                .filter(fact -> fact.kind() == StripFact.Kind.TIER)
                .toList();
        return Stream.iterate(0, number -> number < tiers.size(), number -> number + 1)
                .filter(number ->
                        isRed(tiers.get(number)) && (number + 1 == tiers.size() || !isRed(tiers.get(number + 1))))
                .map(tiers::get);
    }

    /** Whether it was said in the answer itself, or by a correction of what somebody saw of the child. */
    private static boolean said(WorkItem item, StripFact fact, List<Correction> corrected) {
        var by = corrected.stream()
                .filter(made -> made.taskId().equals(item.id()))
                .map(Correction::at)
                .filter(at -> !at.isAfter(Objects.requireNonNull(fact.setAt())))
                .reduce((first, last) -> last);
        return item.elementId().equals(fact.source())
                && (by.isEmpty() || item.work() == Work.ASSESSMENT)
                && Duration.between(by.orElse(AssessedAnew.at(item)), fact.setAt())
                                .abs()
                                .compareTo(BY_IT)
                        < 0;
    }

    static boolean isRed(StripFact fact) {
        return fact.kind() == StripFact.Kind.TIER && "RED".equals(fact.value());
    }
}
