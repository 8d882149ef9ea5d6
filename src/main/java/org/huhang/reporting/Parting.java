package org.huhang.reporting;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.huhang.agency.Access;
import org.huhang.agency.Directory;
import org.huhang.agency.Permission;
import org.huhang.agency.Person;
import org.huhang.audit.AuditLine;
import org.huhang.audit.AuditTrail;
import org.huhang.casework.CaseLinks;
import org.huhang.casework.CaseRegister;
import org.huhang.casework.Cases;
import org.huhang.casework.Merges;
import org.huhang.casework.PartedPolice;
import org.huhang.form.Characters;
import org.huhang.notification.MessageKind;
import org.huhang.notification.Messages;
import org.huhang.notification.Notice;
import org.huhang.worklist.CaseCards;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Two cases were taken for one child's and are not: what was reported of the other child gets a case of its own, as if it had
 * come in now, and with it all that came along. What was found out and done meanwhile stays in the case in which it was, where
 * somebody is asked whose it is, and the two are linked.
 */
@Component
class Parting {

    private final Cases cases;
    private final CaseRegister table;
    private final Merges merges;
    private final ReportDelivery delivery;
    private final PartedPolice police;
    private final AfterParting after;
    private final SameChildTable sameChild;
    private final JudgedOne judgedOne;
    private final QuestionsGoOn questions;
    private final CaseLinks links;
    private final CaseCards cards;
    private final Messages messages;
    private final Directory directory;
    private final Access access;
    private final AuditTrail trail;
    private final Clock clock;

    Parting(
            Cases cases,
            CaseRegister table,
            Merges merges,
            ReportDelivery delivery,
            PartedPolice police,
            AfterParting after,
            SameChildTable sameChild,
            JudgedOne judgedOne,
            QuestionsGoOn questions,
            CaseLinks links,
            CaseCards cards,
            Messages messages,
            Directory directory,
            Access access,
            AuditTrail trail,
            Clock clock) {
        this.cases = cases;
        this.table = table;
        this.merges = merges;
        this.delivery = delivery;
        this.police = police;
        this.after = after;
        this.sameChild = sameChild;
        this.judgedOne = judgedOne;
        this.questions = questions;
        this.links = links;
        this.cards = cards;
        this.messages = messages;
        this.directory = directory;
        this.access = access;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Parts a merged case from the one in which it goes on.
     *
     * @param person see {@link Cases#partable}
     * @param merged the case that ended
     * @param reason how it turned out; stands in the trail
     * @return the case that the other child has now; empty if the reason {@linkplain #says says nothing}, or nothing can be
     *     parted any more
     * @throws org.huhang.agency.NotAllowed if the merged case is not this person's to see, nor that in which it goes on
     */
    @Transactional
    Optional<String> part(Person person, String merged, String reason) {
        var into = cases.partable(person, merged).orElse(null);
        if (into == null) {
            access.require(person, Permission.READ, cases.scope(merged));
        }
        var why = Characters.reason(reason);
        // A call for help that is on its way from the one to the other waits for it.
        if (into == null
                || !says(reason)
                || table.lock(merged).isEmpty()
                || table.lock(into).isEmpty()) {
            return Optional.empty();
        }
        String own = null;
        // Whoever was first has parted it, or merged it on.
        var along = merges.along(merged, into);
        var pair = merges.pair(cases.file(merged), cases.file(into), along);
        for (var came : along) {
            own = delivery.ofItsOwn(came, own, file -> police.goOn(pair, file));
        }
        if (own == null) {
            return Optional.empty();
        }
        links.link(Set.of(into, own), CaseLinks.PARTED, clock.instant());
        for (var sibling : links.with(merged)) {
            links.link(Set.of(sibling, own), CaseLinks.SAME_REPORT, clock.instant());
        }
        for (var one : pair.within()) {
            cards.goesOn(one, own);
        }
        merges.parted(pair, own, along);
        sameChild.apart(pair.within(), merges.within(into), person.id(), clock.instant());
        judgedOne.parted(pair.within(), merges.within(into));
        after.settle(person, why, pair, own);
        table.relink(merged, cases.file(own).childId());
        questions.part(pair, cases.file(own));
        trail.record(new AuditLine(person.id(), "case.parted", "case", own, own, why));
        tell(merged, into, own);
        return Optional.of(own);
    }

    /** Whether a reason says how somebody knows, and is not too long to be read. */
    static boolean says(String reason) {
        var why = Characters.reason(reason);
        return !Characters.saysNothing(why) && !Characters.tooLong(why);
    }

    /** Whoever leads an agency of either hears of it; of the new case only who takes part in it is told the number. */
    private void tell(String merged, String into, String own) {
        var leaders = Stream.of(merged, into)
                .flatMap(caseNo -> cases.parties(caseNo).agencies().keySet().stream())
                .distinct()
                .flatMap(agency -> directory.leadersOf(agency).stream())
                .distinct()
                .toList();
        messages.tell(leaders, leader -> {
            var known = cases.mayOpen(leader, into) ? into : merged;
            return new Notice(
                    leader.id(),
                    MessageKind.CASE_PARTED,
                    "parted:" + own,
                    known,
                    null,
                    cases.mayOpen(leader, known) ? "/cases/" + known : null,
                    clock.instant());
        });
    }
}
