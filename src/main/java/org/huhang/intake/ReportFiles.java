package org.huhang.intake;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.huhang.audit.AuditLine;
import org.huhang.document.Documents;
import org.huhang.document.FolderId;
import org.huhang.document.StoredFile;
import org.springframework.stereotype.Component;

/** What reporters send along. Whoever may open the case may open it; before there is a case, nobody may. */
@Component
class ReportFiles {

    static final String KIND = "report";

    private final Documents documents;

    ReportFiles(Documents documents) {
        this.documents = documents;
    }

    /** Makes the report's folder and puts the files in. */
    UUID openFolder(UUID reportId, Collection<String> files) {
        var folder = documents.folder(KIND, reportId.toString());
        if (!files.isEmpty()) {
            documents.attach(files, folder, AuditLine.REPORTER);
        }
        return folder.value();
    }

    List<StoredFile> of(Report report) {
        return documents.list(new FolderId(report.folder()));
    }

    /** Those of the files that are there, whoever typed the ids. */
    List<StoredFile> uploaded(Collection<String> ids) {
        return ids.isEmpty() ? List.of() : documents.uploaded(ids, AuditLine.REPORTER);
    }

    /** The contents, in one order however the files were chosen. */
    List<String> fingerprints(Collection<String> ids) {
        return uploaded(ids).stream().map(StoredFile::sha256).sorted().toList();
    }

    /** Lets files live as long as the draft that names them. */
    void keep(Collection<String> ids) {
        if (!ids.isEmpty()) {
            documents.keep(ids, AuditLine.REPORTER);
        }
    }
}
