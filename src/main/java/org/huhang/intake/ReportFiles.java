package org.huhang.intake;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.huhang.audit.AuditLine;
import org.huhang.document.Documents;
import org.huhang.document.FileRefused;
import org.huhang.document.FolderId;
import org.huhang.document.StoredFile;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** What reporters send along. Whoever may open the case may open it; before there is a case, nobody may. */
@Component
class ReportFiles {

    static final String KIND = "report";

    private final Documents documents;
    private final MessageSource messages;

    ReportFiles(Documents documents, MessageSource messages) {
        this.documents = documents;
        this.messages = messages;
    }

    /** The folder of a report, made when first asked for. */
    UUID folder(UUID reportId) {
        return documents.folder(KIND, reportId.toString()).value();
    }

    /** Puts uploaded files into the folder of a report that stands in its table already. */
    void attach(Report report, Collection<String> files) {
        if (!files.isEmpty()) {
            documents.attach(files, new FolderId(report.folder()), AuditLine.REPORTER);
        }
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

    /** Takes one file in; empty, with a mistake more, if it is refused. */
    Optional<String> take(MultipartFile upload, List<Mistake> mistakes, Locale locale) {
        try {
            var name = upload.getOriginalFilename();
            return Optional.of(
                    documents.upload(name, upload, AuditLine.REPORTER).id());
        } catch (FileRefused e) {
            var why = Objects.toString(e.updateAndGetBody(messages, locale).getDetail(), "");
            mistakes.add(new Mistake(ReportForm.FILES, why));
            return Optional.empty();
        }
    }

    /** Lets files live as long as the draft that names them. */
    void keep(Collection<String> ids) {
        if (!ids.isEmpty()) {
            documents.keep(ids, AuditLine.REPORTER);
        }
    }
}
