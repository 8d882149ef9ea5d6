package org.huhang.paper;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huhang.agency.Person;
import org.huhang.document.FileGuard;
import org.huhang.intake.Reporters;
import org.huhang.worklist.Worklist;
import org.springframework.stereotype.Component;

/**
 * Papers that may name who reported: those of a kind that reporters get, as long as they did not go to the child’s side or the
 * offender, and those on which somebody wrote the name of a reporter. The task that makes them and whom the door to the reporter
 * admits read them; others of the case read that there is such a paper. It is asked at every opening, so that a name that becomes
 * a reporter’s later counts at once.
 */
@Component
class ToReporters implements FileGuard {

    private static final Set<Recipient> OTHERS =
            EnumSet.of(Recipient.OFFENDER, Recipient.GUARDIAN, Recipient.REPRESENTATIVE);

    private final PaperTable table;
    private final DeliveryTable deliveries;
    private final PaperKinds kinds;
    private final Reporters reporters;
    private final Worklist worklist;

    ToReporters(PaperTable table, DeliveryTable deliveries, PaperKinds kinds, Reporters reporters, Worklist worklist) {
        this.table = table;
        this.deliveries = deliveries;
        this.kinds = kinds;
        this.reporters = reporters;
        this.worklist = worklist;
    }

    /** Whether a person who may open the case may open this paper of it; a draft is only for whoever makes it. */
    boolean open(Person person, Paper paper) {
        return makes(person, paper.itemId(), paper.agencyCode())
                || !paper.draft() && (!mayName(paper) || reporters.admits(person, paper.caseNo()));
    }

    /** Whether a person has to do with the task that makes a paper. */
    boolean makes(Person person, UUID itemId, String agencyCode) {
        return person.agencyCode().equals(agencyCode) && worklist.mayOpen(person, worklist.item(itemId));
    }

    /**
     * Whether a paper would tell the child’s side or the offender who reported. Whoever may not open the reporter does not learn it here.
     *
     * @param named who gets it; a reporter may read his own name
     */
    boolean betrays(Person person, Paper paper, Recipient to, String named) {
        return OTHERS.contains(to)
                && reporters.admits(person, paper.caseNo())
                && names(paper)
                && !reporters.named(paper.caseNo(), named);
    }

    private boolean mayName(Paper paper) {
        return kinds.get(paper.kind()).to().contains(Recipient.REPORTER) && !wentToOthers(deliveries.of(paper.id()))
                || names(paper);
    }

    private boolean names(Paper paper) {
        return reporters.named(paper.caseNo(), String.join("\n", paper.typed().values()));
    }

    /** A unit may be the one that reported, or the reporter’s. */
    private static boolean wentToOthers(List<Delivery> served) {
        return !served.isEmpty() && served.stream().map(Delivery::to).allMatch(OTHERS::contains);
    }

    @Override
    public Set<String> shut(Person person, Set<String> fileIds) {
        return table.ofFiles(fileIds).stream()
                .filter(paper -> !open(person, paper))
                .map(paper -> String.valueOf(paper.fileId()))
                .collect(Collectors.toSet());
    }
}
