package org.huhang.casework;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.huhang.document.Documents;
import org.huhang.document.FolderId;
import org.huhang.document.StoredFile;
import org.huhang.intake.Intake;
import org.springframework.stereotype.Component;

/** All papers of a case in one list: its own, and what reporters sent along. */
@Component
class CasePapers {

    private final Documents documents;
    private final Intake intake;

    CasePapers(Documents documents, Intake intake) {
        this.documents = documents;
        this.intake = intake;
    }

    /** The oldest first; whoever may open the case may open each of them. */
    List<StoredFile> of(CaseFile file) {
        return Stream.concat(
                        documents.list(new FolderId(file.folderId())).stream(), intake.files(file.caseNo()).stream())
                .sorted(Comparator.comparing(StoredFile::uploadedAt))
                .toList();
    }
}
