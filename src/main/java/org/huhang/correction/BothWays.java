package org.huhang.correction;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.engine.Followed;
import org.huhang.engine.Hindsight;
import org.huhang.engine.SinceAnswer;
import org.huhang.engine.SinceAnswer.Level;
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
    private final SinceAnswer sinceAnswer;
    private final Worklist worklist;

    BothWays(Hindsight hindsight, SinceAnswer sinceAnswer, Worklist worklist) {
        this.hindsight = hindsight;
        this.sinceAnswer = sinceAnswer;
        this.worklist = worklist;
    }

    /**
     * Where an answer led, and where it should have led.
     *
     * @param before the elements that the process went to by the wrong answer
     * @param after those that it would have gone to by the right one
     * @param follows ids of what follows by the right answer alone, and nobody was asked for yet
     * @param instead ids of what the wrong answer alone led to, and the process went to
     * @param otherwise whether a table decided otherwise by the right answer, or a step counted what it changes
     */
    record Led(
            Map<String, Followed> before,
            Map<String, Followed> after,
            List<String> follows,
            List<String> instead,
            boolean otherwise) {

        boolean otherWay() {
            return otherwise || !follows.isEmpty() || !instead.isEmpty();
        }
    }

    Led of(CorrectedAnswer one) {
        var facts = one.corrected().facts();
        var since = since(one);
        var wrong = seen(one, since, one.corrected().before(), facts);
        var right = seen(one, since, one.corrected().after(), facts);
        var before = byElement(wrong);
        var after = byElement(right);
        var follows = without(ownWay(after.values(), before.values()), element -> wentTo(one, element));
        var instead = without(ownWay(before.values(), after.values()), element -> since.stream()
                .noneMatch(level ->
                        level.passed().contains(element) || level.active().contains(element)));
        var otherwise = right.counted() || !right.decided().equals(wrong.decided());
        return new Led(before, after, follows.isEmpty() ? toAnother(one) : follows, instead, otherwise);
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
        return byElement(seen(one, since(one), after, after.keySet()));
    }

    private List<Level> since(CorrectedAnswer one) {
        var item = one.item();
        return sinceAnswer.of(item.caseNo(), item.instanceId(), item.engineTaskId());
    }

    private Hindsight.Seen seen(
            CorrectedAnswer one, List<Level> since, Map<String, @Nullable Object> answer, Set<String> asked) {
        var item = one.item();
        // Another answer to the same task may have led its process elsewhere before.
        var elsewhere = hindsight.notOnTheWay(
                item.definitionId(), item.elementId(), one.with(one.corrected().before()));
        var passed = since.stream()
                .map(level -> new Hindsight.Passed(
                        level.definitionId(),
                        level.passed().stream()
                                .filter(element -> !level.definitionId().equals(item.definitionId())
                                        || !elsewhere.contains(element))
                                .toList()))
                .toList();
        return hindsight.of(passed, asked, one.with(answer));
    }

    private static Map<String, Followed> byElement(Hindsight.Seen seen) {
        return seen.followed().stream().collect(Collectors.toMap(Followed::elementId, element -> element));
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
