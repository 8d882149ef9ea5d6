package org.huhang.correction;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.casework.CaseProcess;
import org.huhang.engine.Followed;
import org.huhang.engine.Hindsight;
import org.huhang.handover.HandOverCorrected;
import org.huhang.handover.Transfer;
import org.huhang.handover.TransferCorrected;
import org.huhang.worklist.WorkItem;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares where a wrong answer led its process with where the right one would have led it. */
@Component
class BothWays {

    private final Hindsight hindsight;
    private final CaseProcess process;
    private final Worklist worklist;

    BothWays(Hindsight hindsight, CaseProcess process, Worklist worklist) {
        this.hindsight = hindsight;
        this.process = process;
        this.worklist = worklist;
    }

    /**
     * Where an answer led, and where it should have led.
     *
     * @param before the elements that the process went to by the wrong answer
     * @param after those that it would have gone to by the right one
     * @param follows ids of what follows by the right answer alone, and nobody was asked for yet
     * @param instead ids of what the wrong answer alone led to, and the process went to
     */
    record Led(Map<String, Followed> before, Map<String, Followed> after, List<String> follows, List<String> instead) {

        boolean otherWay() {
            return !follows.isEmpty() || !instead.isEmpty();
        }
    }

    Led of(CorrectedAnswer one) {
        var facts = one.corrected().facts();
        var stood = process.standing(one.item().instanceId());
        var passed = passed(one, stood.passed());
        var before = followed(one, passed, one.corrected().before(), facts);
        var after = followed(one, passed, one.corrected().after(), facts);
        var follows = without(ownWay(after.values(), before.values()), element -> wentTo(one, element));
        var instead = without(
                ownWay(before.values(), after.values()),
                element -> !stood.passed().contains(element) && !stood.active().contains(element));
        return new Led(before, after, follows.isEmpty() ? toAnother(one) : follows, instead);
    }

    /**
     * Where a process would have gone by one answer and not by another, but for what is made up for.
     *
     * @param one what follows by the one
     * @param other what follows by the other
     * @return element ids, sorted
     */
    static List<String> ownWay(Collection<Followed> one, Collection<Followed> other) {
        var elsewhere = other.stream().map(Followed::elementId).collect(Collectors.toSet());
        return one.stream()
                .filter(element -> element.step() == null || !MadeUpFor.STEPS.contains(element.step()))
                .map(Followed::elementId)
                .filter(element -> !elsewhere.contains(element))
                .sorted()
                .toList();
    }

    private static List<String> without(List<String> elements, Predicate<String> those) {
        return elements.stream().filter(those.negate()).toList();
    }

    /** The same way, only that it leads to another agency now. */
    private List<String> toAnother(CorrectedAnswer one) {
        if (TransferCorrected.sentElsewhere(one.changed())) {
            return anew(one).values().stream()
                    .filter(element -> Stream.of(Transfer.Kind.values())
                            .anyMatch(kind -> kind.step().equals(element.step())))
                    .map(Followed::elementId)
                    .toList();
        }
        // Others have answered since; only a person can say who has the child now.
        return HandOverCorrected.namesAnother(one.changed())
                ? anew(one).keySet().stream().sorted().toList()
                : List.of();
    }

    private Map<String, Followed> anew(CorrectedAnswer one) {
        var after = one.corrected().after();
        var passed = passed(one, process.standing(one.item().instanceId()).passed());
        return followed(one, passed, after, after.keySet());
    }

    /** Where the process has been by the wrong answer; another answer to the same task may have led it elsewhere before. */
    private Set<String> passed(CorrectedAnswer one, Set<String> everPassed) {
        var item = one.item();
        var passed = new HashSet<>(everPassed);
        passed.removeAll(hindsight.notOnTheWay(
                item.definitionId(), item.elementId(), one.with(one.corrected().before())));
        return passed;
    }

    private Map<String, Followed> followed(
            CorrectedAnswer one, Set<String> passed, Map<String, @Nullable Object> answer, Set<String> asked) {
        return hindsight.of(one.item().definitionId(), passed, asked, one.with(answer)).stream()
                .collect(Collectors.toMap(Followed::elementId, element -> element));
    }

    /** Whether the process itself asked for a task since the answer, on whatever way. */
    boolean wentTo(CorrectedAnswer one, String element) {
        return at(one, element).findAny().isPresent();
    }

    /** The tasks that the process itself asked for at an element since the answer. */
    Stream<WorkItem> at(CorrectedAnswer one, String element) {
        var item = one.item();
        return worklist.ofCase(one.caseNo()).stream()
                .filter(task -> task.instanceId().equals(item.instanceId()))
                .filter(task -> task.state() != WorkItem.State.WITHDRAWN
                        && !task.receivedAt().isBefore(Objects.requireNonNull(item.endedAt())))
                .filter(task -> element.equals(task.elementId()));
    }
}
