package org.huhang.paper;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.huhang.agency.Person;
import org.huhang.audit.AuditTrail;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Hands out Word files: papers, with a line in the trail before the first byte, and templates. */
@Component
class PaperDownloads {

    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final Papers papers;
    private final Issuing issuing;
    private final PaperKinds kinds;
    private final PaperFacts facts;
    private final Templates templates;
    private final AuditTrail trail;

    PaperDownloads(
            Papers papers, Issuing issuing, PaperKinds kinds, PaperFacts facts, Templates templates, AuditTrail trail) {
        this.papers = papers;
        this.issuing = issuing;
        this.kinds = kinds;
        this.facts = facts;
        this.templates = templates;
        this.trail = trail;
    }

    void paper(Person person, UUID id, HttpServletResponse response) throws IOException {
        var paper = papers.find(person, id);
        trail.recordApart(new PaperActed(person.id(), "paper.opened", paper, paper.kind()).auditLine());
        var content = paper.draft() ? issuing.filled(paper, person).written() : issuing.file(paper);
        var number = facts.number(paper);
        send(kinds.get(paper.kind()).title() + (number == null ? "" : " " + number), content, response);
    }

    void template(Person person, @Nullable UUID id, String kind, HttpServletResponse response) throws IOException {
        var found = id == null ? null : templates.find(person, id);
        var of = kinds.get(found == null ? kind : found.kind());
        if (person.platformOnly()) {
            throw new NoSuchPaper("template");
        }
        send(of.title(), found == null ? kinds.shipped(of) : templates.content(found), response);
    }

    /** Kept on disk by the reader's choice, never opened by the browser as a page of this site. */
    private static void send(String name, byte[] content, HttpServletResponse response) throws IOException {
        response.setContentType(WORD);
        response.setContentLength(content.length);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name + ".docx", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getOutputStream().write(content);
    }
}
