package org.huhang.reporting;

import java.time.Clock;
import org.huhang.casework.CaseFile;
import org.huhang.casework.Exclusions;
import org.huhang.casework.Merges;
import org.huhang.child.ChildFiles;
import org.huhang.document.Documents;
import org.huhang.document.FolderId;
import org.huhang.handover.HandOversAnew;
import org.huhang.intake.Intake;
import org.huhang.worklist.CaseCards;
import org.springframework.stereotype.Component;

/** What a case has belongs to the one into which it is merged, and keeps where it came from. */
@Component
class MovedByMerge {

    private final ChildFiles children;
    private final Exclusions exclusions;
    private final Documents documents;
    private final CaseCards cards;
    private final Merges merges;
    private final HandOversAnew handOvers;
    private final Intake intake;
    private final Clock clock;

    MovedByMerge(
            ChildFiles children,
            Exclusions exclusions,
            Documents documents,
            CaseCards cards,
            Merges merges,
            HandOversAnew handOvers,
            Intake intake,
            Clock clock) {
        this.children = children;
        this.exclusions = exclusions;
        this.documents = documents;
        this.cards = cards;
        this.merges = merges;
        this.handOvers = handOvers;
        this.intake = intake;
        this.clock = clock;
    }

    void move(CaseFile from, CaseFile into) {
        children.unite(from.childId(), into.childId(), into.caseNo());
        exclusions.spread(into.childId());
        documents.move(new FolderId(from.folderId()), new FolderId(into.folderId()));
        children.moveFacts(from.caseNo(), into.caseNo());
        cards.goesOn(from.caseNo(), into.caseNo());
        merges.merged(from.caseNo(), into.caseNo(), clock.instant());
        handOvers.moveAll(from.caseNo(), into.caseNo());
        intake.moveAll(from.caseNo(), into.caseNo());
    }
}
