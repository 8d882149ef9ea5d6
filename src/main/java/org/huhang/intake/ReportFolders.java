package org.huhang.intake;

import java.util.UUID;
import org.huhang.agency.CaseParties;
import org.huhang.agency.Directory;
import org.huhang.agency.Scope;
import org.huhang.document.FolderOwner;
import org.huhang.worklist.CaseCards;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A report's files are opened like the case that it belongs to; before there is one, nobody takes part in it. */
@Component
class ReportFolders implements FolderOwner {

    private final ReportTable reports;
    private final CaseCards cards;
    private final Directory directory;

    ReportFolders(ReportTable reports, CaseCards cards, Directory directory) {
        this.reports = reports;
        this.cards = cards;
        this.directory = directory;
    }

    @Override
    public String kind() {
        return ReportFiles.KIND;
    }

    @Override
    public Scope scope(String ownerId) {
        var report = report(ownerId);
        var caseNo = report.caseNo();
        var county = directory.countyOf(report.incident().regionCode());
        return Scope.ofCase(
                caseNo == null
                        ? CaseParties.of("", county)
                        : cards.parties(caseNo).orElseThrow());
    }

    @Override
    public @Nullable String caseNo(String ownerId) {
        return report(ownerId).caseNo();
    }

    private Report report(String ownerId) {
        return reports.find(UUID.fromString(ownerId)).orElseThrow(NoSuchReport::new);
    }
}
