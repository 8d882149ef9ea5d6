package org.huhang.casework;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huhang.agency.Person;
import org.huhang.document.Documents;
import org.huhang.document.FileGuard;
import org.huhang.document.FolderId;
import org.huhang.document.StoredFile;
import org.huhang.intake.Intake;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All papers of a case in one list: its own, and what reporters sent along. */
@Component
class CasePapers {

    private final Documents documents;
    private final Intake intake;
    private final ObjectProvider<FileGuard> guards;

    CasePapers(Documents documents, Intake intake, ObjectProvider<FileGuard> guards) {
        this.documents = documents;
        this.intake = intake;
        this.guards = guards;
    }

    /** The oldest first, as far as this reader, who may open the case, may open each. */
    List<StoredFile> of(CaseFile file, Person reader) {
        var all = Stream.concat(
                        documents.list(new FolderId(file.folderId())).stream(), intake.files(file.caseNo()).stream())
                .sorted(Comparator.comparing(StoredFile::uploadedAt))
                .toList();
        var ids = all.stream().map(StoredFile::id).collect(Collectors.toSet());
        var shut = guards.stream()
                .flatMap(guard -> guard.shut(reader, ids).stream())
                .collect(Collectors.toSet());
        return all.stream().filter(one -> !shut.contains(one.id())).toList();
    }
}
