package org.huhang.paper;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.huhang.agency.Person;
import org.huhang.casework.Cases;
import org.huhang.casework.Given;
import org.huhang.child.ChildFiles;
import org.huhang.child.StripFact;
import org.huhang.engine.BusinessClock;
import org.huhang.form.Characters;
import org.huhang.paper.PaperRefused.Why;
import org.huhang.worklist.Worklist;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How papers were served. What is for the child's side never goes to a guardian who may have done the harm, nor to somebody who must
 * not be contacted (MPL 104): then somebody else stands in for the child.
 */
@Service
class Deliveries {

    private static final int LONGEST_NAME = 100;

    /** What answers say of a guardian that harms the child. */
    private static final Set<String> HARM = Set.of(
            "harmByGuardian", "offenderIsGuardian", "guardianSuspect", "guardianMisconduct", "misconductConfirmed");

    private final DeliveryTable table;
    private final Papers papers;
    private final ToReporters toReporters;
    private final PaperKinds kinds;
    private final PaperFacts facts;
    private final Cases cases;
    private final ChildFiles children;
    private final Worklist worklist;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Deliveries(
            DeliveryTable table,
            Papers papers,
            ToReporters toReporters,
            PaperKinds kinds,
            PaperFacts facts,
            Cases cases,
            ChildFiles children,
            Worklist worklist,
            ApplicationEventPublisher events,
            Clock clock) {
        this.table = table;
        this.papers = papers;
        this.toReporters = toReporters;
        this.kinds = kinds;
        this.facts = facts;
        this.cases = cases;
        this.children = children;
        this.worklist = worklist;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What somebody says of a service.
     *
     * @param involved whether the guardian may have done the harm, allowed it or hidden it: yes, no or unknown
     * @param remark how that is known; who was witness where somebody refused
     */
    record Said(
            @Nullable Recipient to,
            String named,
            Delivery.@Nullable How how,
            Delivery.@Nullable Outcome outcome,
            @Nullable LocalDate on,
            String involved,
            String remark) {}

    List<Delivery> of(Paper paper) {
        return table.of(paper.id());
    }

    List<Delivery> ofCase(String caseNo) {
        return table.ofCase(caseNo);
    }

    /** Keeps how an issued paper was served. */
    @Transactional
    Delivery serve(Person person, UUID id, Said said) {
        var paper = papers.lock(person, id, Paper.State.ISSUED);
        var named = Characters.line(said.named()).strip();
        var remark = Characters.lines(said.remark()).strip();
        var to = said.to();
        var how = said.how();
        var outcome = said.outcome();
        var on = said.on();
        var issued = paper.issuedAt();
        if (to == null
                || how == null
                || outcome == null
                || on == null
                || issued == null
                || !kinds.get(paper.kind()).to().contains(to)
                || Characters.blank(named)
                || Characters.length(named) > LONGEST_NAME
                || Characters.tooLong(remark)
                || on.isAfter(facts.today())
                || on.isBefore(LocalDate.ofInstant(issued, BusinessClock.CHINA))
                || outcome == Delivery.Outcome.REFUSED && Characters.saysNothing(remark)) {
            throw new PaperRefused(Why.DELIVERY);
        }
        if (toReporters.betrays(person, paper, to, named)) {
            throw new PaperRefused(Why.NAMES_REPORTER);
        }
        requireSafe(paper, to, named, said.involved(), remark);
        var kept = new Delivery(
                UUID.randomUUID(),
                id,
                to,
                named,
                how,
                outcome,
                on,
                remark,
                person.id(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        table.insert(kept);
        events.publishEvent(new PaperActed(person.id(), "paper.served", paper, to + " " + outcome));
        return kept;
    }

    private void requireSafe(Paper paper, Recipient to, String named, String involved, String remark) {
        if (to != Recipient.GUARDIAN && to != Recipient.REPRESENTATIVE) {
            return;
        }
        var guardian = to == Recipient.GUARDIAN
                && (!"no".equals(involved) || Characters.saysNothing(remark) || foundToHarm(paper.caseNo()));
        if (guardian || mustBeAvoided(paper.caseNo(), named)) {
            throw new PaperRefused(Why.SERVED_ON_OFFENDER);
        }
    }

    /** Whether any answer of the case says so, whoever gave it. */
    boolean foundToHarm(String caseNo) {
        return worklist.answersOfCase(caseNo).stream()
                .map(answer -> new Given(answer.answers()))
                .anyMatch(answer -> HARM.stream().anyMatch(answer::yes));
    }

    /** Whether the name is that of somebody whom nobody may contact for the child. */
    private boolean mustBeAvoided(String caseNo, String named) {
        var key = Characters.key(named);
        return children.facts(cases.file(caseNo).childId()).stream()
                .filter(fact -> fact.kind() == StripFact.Kind.DO_NOT_CONTACT)
                .flatMap(fact -> fact.value() instanceof List<?> rows ? rows.stream() : Stream.empty())
                .filter(Map.class::isInstance)
                .map(row -> ((Map<?, ?>) row).get("who"))
                .filter(who -> who != null && !Characters.blank(who.toString()))
                .anyMatch(who -> key.contains(Characters.key(who.toString())));
    }
}
