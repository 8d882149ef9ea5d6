package org.huhang.document;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.huhang.agency.Access;
import org.huhang.agency.Permission;
import org.huhang.agency.Person;
import org.huhang.audit.AuditLine;
import org.huhang.audit.AuditTrail;
import org.huhang.document.FileTable.Placed;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Hands files out: access asked, line in the trail written, and only then the first byte. */
@Component
class Downloads {

    private final Documents documents;
    private final FileTable files;
    private final Access access;
    private final AuditTrail trail;
    private final ObjectProvider<FileGuard> guards;

    Downloads(Documents documents, FileTable files, Access access, AuditTrail trail, ObjectProvider<FileGuard> guards) {
        this.documents = documents;
        this.files = files;
        this.access = access;
        this.trail = trail;
        this.guards = guards;
    }

    void send(String fileId, Person person, @Nullable String purpose, HttpServletResponse response) throws IOException {
        var id = Documents.parse(fileId);
        var found = id == null ? null : files.find(id).orElse(null);
        if (id == null || found == null) {
            throw new NoSuchFile("of that id");
        }
        require(found, person, purpose);
        writeHeaders(found.file(), response);
        writePieces(id, response);
    }

    /** A file that lies nowhere yet is its uploader's alone. */
    private void require(Placed found, Person person, @Nullable String purpose) {
        var folder = found.folder();
        if (folder == null) {
            if (!found.file().uploadedBy().equals(person.id())) {
                throw new NoSuchFile(found.file().id());
            }
            return;
        }
        var owner = documents.owner(folder);
        if (owner == null) {
            throw new NoSuchFile(found.file().id());
        }
        access.require(person, Permission.READ, owner.scope(folder.ownerId()));
        var asked = Set.of(found.file().id());
        if (guards.stream().anyMatch(guard -> !guard.shut(person, asked).isEmpty())) {
            throw new NoSuchFile(found.file().id());
        }
        trail.recordApart(new AuditLine(
                person.id(), "file.opened", "file", found.file().id(), documents.caseNo(folder), purpose));
    }

    /** Kept on disk by the reader's choice, never opened by the browser as a page of this site. */
    private static void writeHeaders(StoredFile file, HttpServletResponse response) {
        var disposition = ContentDisposition.attachment()
                .filename(file.name(), StandardCharsets.UTF_8)
                .build();
        response.setContentType(file.type());
        response.setContentLengthLong(file.size());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition.toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** Piece by piece without a transaction: a reader on a slow line must not hold a connection to the database. */
    private void writePieces(UUID id, HttpServletResponse response) throws IOException {
        var no = 0;
        for (var piece = files.piece(id, no); piece.isPresent(); piece = files.piece(id, ++no)) {
            response.getOutputStream().write(piece.get());
        }
    }
}
