package org.huhang.paper;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.huhang.agency.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The templates of an agency for other programs: same rules as the page. */
@RestController
@RequestMapping("/api/templates")
class TemplateApi {

    private final Templates templates;
    private final TemplatePage page;
    private final PaperDownloads downloads;
    private final MessageSource words;

    TemplateApi(Templates templates, TemplatePage page, PaperDownloads downloads, MessageSource words) {
        this.templates = templates;
        this.page = page;
        this.downloads = downloads;
        this.words = words;
    }

    @GetMapping
    Map<String, Object> list(Person person, Locale locale) {
        return Map.of("items", page.kinds(person, locale), "words", page.words(locale), "marks", page.marks());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Kept upload(
            Person person,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Locale locale) {
        if (file == null) {
            throw new PaperRefused(PaperRefused.Why.NO_SUCH_KIND);
        }
        var kept = templates.upload(person, kind, file.getOriginalFilename(), file);
        return new Kept(kept.id(), kept.version(), kept.sha256(), page.deviations(templates.content(kept), locale));
    }

    @GetMapping("/{id}/word")
    void word(Person person, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        downloads.template(person, id, "", response);
    }

    @ExceptionHandler
    ProblemDetail faults(TemplateFaults e, Locale locale) {
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_CONTENT, words.getMessage("paper.template.faults", null, locale));
        problem.setProperty(
                "problems",
                e.faults().stream().map(fault -> page.said(fault, locale)).toList());
        return problem;
    }

    /**
     * A version that was taken.
     *
     * @param odd in what it differs from the form of official papers
     */
    record Kept(UUID id, int version, String sha256, List<String> odd) {}
}
