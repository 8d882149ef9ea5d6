package org.huhang.document;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.huhang.agency.Person;
import org.huhang.audit.AuditLine;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.multipart.MultipartFile;

/** Files as pages use them (session, CSRF token) and as programs do (basic authentication). Reporters need no account. */
@Controller
class FileController {

    private final Documents documents;
    private final Downloads downloads;

    FileController(Documents documents, Downloads downloads) {
        this.documents = documents;
        this.downloads = downloads;
    }

    /**
     * What the browser or program gets to know of its file.
     *
     * @param fileId what a report or an answer names it by
     */
    record Uploaded(String fileId, String name, String type, long size) {}

    @PostMapping(
            path = {"/files", "/api/files"},
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @ResponseBody
    Uploaded upload(@RequestPart("file") MultipartFile file, @Nullable Person person) {
        var by = person == null ? AuditLine.REPORTER : person.id();
        var stored = documents.upload(file.getOriginalFilename(), file, by);
        return new Uploaded(stored.id(), stored.name(), stored.type(), stored.size());
    }

    @GetMapping({"/files/{id}", "/api/files/{id}"})
    void download(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String purpose,
            Person person,
            HttpServletResponse response)
            throws IOException {
        downloads.send(id, person, purpose, response);
    }
}
