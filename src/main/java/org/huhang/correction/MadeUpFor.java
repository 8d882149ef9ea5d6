package org.huhang.correction;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.huhang.agency.AgencyType;
import org.huhang.casework.AskedToTakePart;
import org.huhang.casework.CasePlaces;
import org.huhang.casework.DesksTold;
import org.huhang.engine.Facts;
import org.huhang.engine.Followed;
import org.huhang.engine.ProcessStep;
import org.huhang.handover.HandOverGrounds;
import org.huhang.handover.HandOvers;
import org.huhang.worklist.WorkItem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Does now what a process would have done by the right answer, where it cannot go there any more. */
@Component
class MadeUpFor {

    static final String HAND_OVER = "handOver";
    static final String JOIN = "joinAgencies";
    static final String START_TERM = "startCaseTerm";
    static final String END_TERM = "endCaseTerm";

    /** Steps that tell somebody something and leave the way of their process alone. */
    static final Set<String> STEPS = Set.of(HAND_OVER, JOIN, START_TERM, END_TERM);

    private static final String AGENCIES = "agencies";

    private final Map<String, ProcessStep> steps;
    private final BothWays bothWays;
    private final OthersWork work;
    private final HandOvers handOvers;
    private final HandOverGrounds grounds;
    private final AskedToTakePart askedToTakePart;
    private final CasePlaces casePlaces;
    private final DesksTold desksTold;

    MadeUpFor(
            Map<String, ProcessStep> steps,
            BothWays bothWays,
            OthersWork work,
            HandOvers handOvers,
            HandOverGrounds grounds,
            AskedToTakePart askedToTakePart,
            CasePlaces casePlaces,
            DesksTold desksTold) {
        this.steps = steps;
        this.bothWays = bothWays;
        this.work = work;
        this.handOvers = handOvers;
        this.grounds = grounds;
        this.askedToTakePart = askedToTakePart;
        this.casePlaces = casePlaces;
        this.desksTold = desksTold;
    }

    /** Whether a step asks agencies that its model names. */
    static boolean asksAgencies(Followed step) {
        return step.inputs().containsKey(AGENCIES);
    }

    /** The kinds of agencies that a step asks. */
    static Set<AgencyType> kinds(@Nullable Followed step) {
        return new TreeSet<>(
                AgencyType.listed(step == null ? null : step.inputs().get(AGENCIES)));
    }

    /**
     * Makes up for one element.
     *
     * @param one the corrected answer
     * @param now the element by the right answer
     * @param then the same element by the wrong answer, null if that did not lead there
     */
    void begins(CorrectedAnswer one, Followed now, @Nullable Followed then) {
        if (now.step() == null) {
            if (then == null) {
                task(one, now);
            }
        } else if (STEPS.contains(now.step())) {
            step(one, now, then);
        }
    }

    private void task(CorrectedAnswer one, Followed now) {
        if (bothWays.wentTo(one, now.elementId())) {
            // An earlier correction may have said that it was asked by mistake.
            bothWays.at(one, now.elementId())
                    .filter(WorkItem::open)
                    .forEach(task -> desksTold.again(one.file(), task, one.source()));
        } else if (!work.isLeadersOwn(one, now)) {
            // Its own process asks nobody any more; so whoever answered is asked as well.
            OthersWork.agency(now).ifPresent(agency -> named(one, agency));
        }
    }

    /** An agency must do what the wrong answer did not ask of it. */
    void named(CorrectedAnswer one, String agency) {
        var why = one.missed(casePlaces.placeOf(one.file()));
        askedToTakePart.named(one.file(), agency, one.item().agencyCode(), why);
    }

    private void step(CorrectedAnswer one, Followed now, @Nullable Followed then) {
        if (asksAgencies(now)) {
            var fresh = kinds(now);
            fresh.removeAll(kinds(then));
            if (!fresh.isEmpty()) {
                var joined = fresh.stream().map(Enum::name).collect(Collectors.joining(","));
                run(one, now, Map.of(AGENCIES, joined));
            }
        } else if (then == null
                && !grounds.standsAgain(one.caseNo(), now.processKey(), now.elementId(), one.source())) {
            run(one, now, Map.of());
        }
    }

    private void run(CorrectedAnswer one, Followed step, Map<String, String> narrower) {
        var inputs = new HashMap<>(step.inputs());
        inputs.putAll(narrower);
        var facts = new Facts(one.with(one.corrected().after()));
        var call = new LateCall(one.item(), step.processKey(), step.elementId(), one.source(), inputs, facts, told -> {
            throw new UnsupportedOperationException(step.elementId() + " comes too late to tell its process anything");
        });
        if (HAND_OVER.equals(step.step())) {
            handOvers.make(call, one.item().agencyCode());
        } else {
            Objects.requireNonNull(steps.get(step.step())).run(call);
        }
    }
}
