package org.huhang.casework;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.huhang.agency.Access;
import org.huhang.agency.CaseParties;
import org.huhang.agency.Permission;
import org.huhang.agency.Person;
import org.huhang.agency.Scope;
import org.huhang.child.ChildFile;
import org.huhang.deadline.Deadlines;
import org.huhang.engine.BusinessClock;
import org.huhang.engine.Facts;
import org.huhang.model.Work;
import org.huhang.worklist.CaseCard;
import org.huhang.worklist.CaseCards;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The cases: opened by whoever takes part, changed by the steps of their processes. */
@Service
public class Cases {

    private static final int NO_AGE = 100;

    private final CaseTable cases;
    private final Merges merges;
    private final Worklist worklist;
    private final CaseCards cards;
    private final ChildInCase inCase;
    private final CaseProcess process;
    private final Deadlines deadlines;
    private final Access access;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Cases(
            CaseTable cases,
            Merges merges,
            Worklist worklist,
            CaseCards cards,
            ChildInCase inCase,
            CaseProcess process,
            Deadlines deadlines,
            Access access,
            ApplicationEventPublisher events,
            Clock clock) {
        this.cases = cases;
        this.merges = merges;
        this.worklist = worklist;
        this.cards = cards;
        this.inCase = inCase;
        this.process = process;
        this.deadlines = deadlines;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Opens a case; the opening is a line of the trail before anything is shown.
     *
     * @param reader who looks
     * @param caseNo the case
     * @return the case
     * @throws NoSuchCase if there is none
     * @throws org.huhang.agency.NotAllowed if it is not this person's to see
     */
    public CaseFile open(Person reader, String caseNo) {
        var file = file(caseNo);
        access.open(reader, scope(caseNo), null);
        return file;
    }

    /** As {@link #open}, for parts of a page whose opening is in the trail already. */
    void requireReader(Person reader, String caseNo) {
        access.require(reader, Permission.READ, scope(caseNo));
    }

    /**
     * A case for the platform's own use; nobody's access is asked.
     *
     * @param caseNo the case
     * @return the case
     * @throws NoSuchCase if there is none
     */
    @Transactional(readOnly = true)
    public CaseFile file(String caseNo) {
        return cases.find(caseNo).orElseThrow(() -> new NoSuchCase(caseNo));
    }

    /**
     * Whether a case was ever opened here.
     *
     * @return false on a fresh database
     */
    @Transactional(readOnly = true)
    public boolean any() {
        return cases.any();
    }

    /**
     * What decides who may do what with a case.
     *
     * @param caseNo the case
     * @return its scope
     * @throws NoSuchCase if there is none
     */
    public Scope scope(String caseNo) {
        return Scope.ofCase(parties(caseNo));
    }

    /**
     * The agencies taking part in a case, and those that must keep away.
     *
     * @param caseNo the case
     * @return its parties
     * @throws NoSuchCase if there is none
     */
    public CaseParties parties(String caseNo) {
        return cards.parties(caseNo).orElseThrow(() -> new NoSuchCase(caseNo));
    }

    /** Whether somebody may open a case that may not exist; asking leaves no line in the trail. */
    public boolean mayOpen(Person reader, String caseNo) {
        return cards.mayOpen(reader, caseNo);
    }

    /** Those of some cases that somebody may open; asking leaves no line in the trail. */
    public Set<String> openable(Person reader, Set<String> caseNos) {
        return cards.parties(caseNos).values().stream()
                .filter(parties -> access.allows(reader, Permission.READ, Scope.ofCase(parties)))
                .map(CaseParties::caseNo)
                .collect(Collectors.toSet());
    }

    /**
     * From which case somebody may part a merged one again: who works on the case in which it goes on, or oversees that; and
     * who took the merged one in, also where the other is secret to him.
     *
     * @param person who
     * @param merged the case that ended
     * @return the case in which it goes on; empty also where nothing of it can be parted any more
     */
    public Optional<String> partable(Person person, String merged) {
        return cards.goesOn(merged)
                .filter(into -> allows(person, Permission.NOTE, into)
                        || tookIn(person, merged) && file(into).open())
                .filter(into -> !merges.along(merged, into).isEmpty());
    }

    /**
     * The cases that ended in one and that somebody may part from it, but whose own page he may not open.
     *
     * @param person who
     * @param into the case in which they go on
     * @return their numbers
     */
    List<String> partableFrom(Person person, String into) {
        return merges.within(into).stream()
                .filter(merged -> !merged.equals(into) && !mayOpen(person, merged))
                .filter(merged -> partable(person, merged).filter(into::equals).isPresent())
                .sorted()
                .toList();
    }

    private boolean tookIn(Person person, String merged) {
        return mayOpen(person, merged)
                && worklist.answersOfCase(merged).stream()
                        .anyMatch(answer ->
                                answer.work() == Work.INTAKE && answer.person().equals(person.id()));
    }

    /**
     * Whether somebody may do something with a case; asking leaves no line in the trail.
     *
     * @param person who
     * @param what the permission
     * @param caseNo the case
     * @return false if the person may not
     * @throws NoSuchCase if there is no such case
     */
    public boolean allows(Person person, Permission what, String caseNo) {
        return access.allows(person, what, scope(caseNo));
    }

    /**
     * Raises or lowers the tier of a case everywhere it is read.
     *
     * @param caseNo the case
     * @param riskTier the tier from now on
     * @param source what it comes from, such as {@code task:<id>}
     */
    public void retier(String caseNo, String riskTier, String source) {
        retier(caseNo, riskTier, source, Set.of());
    }

    /** As above, where people said so, who need not be told of it. */
    void retier(String caseNo, String riskTier, String source, Set<String> by) {
        var before = file(caseNo).riskTier();
        cases.retier(caseNo, riskTier);
        describe(caseNo);
        process.retier(caseNo, riskTier);
        deadlines.recompute(caseNo, new Facts(Map.of("riskTier", riskTier)), answered(source), "casework.retiered");
        events.publishEvent(new CaseRetiered(caseNo, before, riskTier, source, by));
    }

    /** An answer said another tier than the case keeps; processes and terms heard of it already, and go by that of the case. */
    void keepsTier(String caseNo, String source) {
        var tier = file(caseNo).riskTier();
        process.retier(caseNo, tier);
        deadlines.recompute(caseNo, new Facts(Map.of("riskTier", tier)), answered(source), "casework.retiered");
    }

    /** The task in which somebody said so: nobody moves his own term by his answer. */
    private @Nullable String answered(String source) {
        return Occasion.taskOf(source)
                .map(item -> worklist.item(item).engineTaskId())
                .orElse(null);
    }

    /** Pushes down what the list shows and whom it lets in. */
    public void describe(String caseNo) {
        var file = file(caseNo);
        cards.describe(card(file, inCase.forAll(file), cases.parties(caseNo)));
    }

    static CaseCard card(CaseFile file, ChildFile child, Set<String> parties) {
        return new CaseCard(
                file.caseNo(),
                file.county(),
                file.regionCode(),
                file.categories().stream().map(String::valueOf).collect(Collectors.joining(",")),
                child.identity().sex(),
                age(child.identity().birthDate(), file),
                file.riskTier(),
                file.secret(),
                parties,
                Set.of(),
                file.openedAt(),
                file.closedAt());
    }

    private static @Nullable Integer age(@Nullable LocalDate birthDate, CaseFile file) {
        var opened = LocalDate.ofInstant(file.openedAt(), BusinessClock.CHINA);
        var years = birthDate == null ? -1 : Period.between(birthDate, opened).getYears();
        // A slip of the pen; the strip says that the age is doubtful.
        return years < 0 || years >= NO_AGE ? null : Integer.valueOf(years);
    }
}
