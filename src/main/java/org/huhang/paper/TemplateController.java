package org.huhang.paper;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.huhang.agency.Person;
import org.huhang.document.FileRefused;
import org.huhang.web.Notices;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The templates of an agency: what it uses, its versions, the words that may stand in them, and a new version by its leader. */
@Controller
@RequestMapping("/templates")
class TemplateController {

    private final Templates templates;
    private final TemplatePage page;
    private final PaperDownloads downloads;
    private final Notices notices;
    private final MessageSource words;

    TemplateController(
            Templates templates, TemplatePage page, PaperDownloads downloads, Notices notices, MessageSource words) {
        this.templates = templates;
        this.page = page;
        this.downloads = downloads;
        this.notices = notices;
        this.words = words;
    }

    @GetMapping
    String list(Person person, Locale locale, Model model) {
        model.addAttribute("kinds", page.kinds(person, locale));
        model.addAttribute("words", page.words(locale));
        model.addAttribute("marks", page.marks());
        model.addAttribute("leads", person.leader() && !person.platformOnly());
        return "paper/templates";
    }

    @GetMapping("/word")
    void shipped(Person person, @RequestParam(defaultValue = "") String kind, HttpServletResponse response)
            throws IOException {
        downloads.template(person, null, kind, response);
    }

    @GetMapping("/{id}/word")
    void own(Person person, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        downloads.template(person, id, "", response);
    }

    @PostMapping
    String upload(
            Person person,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) @Nullable MultipartFile file,
            RedirectAttributes redirect,
            Locale locale) {
        try {
            if (file == null) {
                throw new PaperRefused(PaperRefused.Why.NO_SUCH_KIND);
            }
            var kept = templates.upload(person, kind, file.getOriginalFilename(), file);
            var odd = page.deviations(templates.content(kept), locale);
            notices.say(redirect, locale, "paper.template.kept", String.valueOf(kept.version()));
            redirect.addFlashAttribute("odd", String.join("\n", odd));
        } catch (TemplateFaults e) {
            notices.warn(redirect, locale, "paper.template.faults");
            redirect.addFlashAttribute(
                    "faults",
                    e.faults().stream().map(fault -> page.said(fault, locale)).collect(Collectors.joining("\n")));
        } catch (PaperRefused e) {
            notices.warn(redirect, locale, e.key(), e.what());
        } catch (FileRefused e) {
            notices.warn(
                    redirect, String.valueOf(e.updateAndGetBody(words, locale).getDetail()));
        }
        redirect.addFlashAttribute("about", kind);
        return "redirect:/templates";
    }

    @PostMapping("/retire")
    String retire(
            Person person, @RequestParam(defaultValue = "") String kind, RedirectAttributes redirect, Locale locale) {
        try {
            templates.retire(person, kind);
            notices.say(redirect, locale, "paper.template.retired");
        } catch (PaperRefused e) {
            notices.warn(redirect, locale, e.key(), e.what());
        }
        return "redirect:/templates";
    }
}
