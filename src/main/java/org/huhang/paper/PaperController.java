package org.huhang.paper;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.huhang.agency.Directory;
import org.huhang.agency.Person;
import org.huhang.casework.Cases;
import org.huhang.web.Notices;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages of papers: those of a case, and one of them with all that is done with it. */
@Controller
class PaperController {

    /** What a field of a word is called in the form. */
    private static final String FIELD = "word.";

    private final Papers papers;
    private final Issuing issuing;
    private final PaperPage page;
    private final PaperKinds kinds;
    private final PaperDownloads downloads;
    private final Deliveries deliveries;
    private final Cases cases;
    private final Directory directory;
    private final Notices notices;

    PaperController(
            Papers papers,
            Issuing issuing,
            PaperPage page,
            PaperKinds kinds,
            PaperDownloads downloads,
            Deliveries deliveries,
            Cases cases,
            Directory directory,
            Notices notices) {
        this.papers = papers;
        this.issuing = issuing;
        this.page = page;
        this.kinds = kinds;
        this.downloads = downloads;
        this.deliveries = deliveries;
        this.cases = cases;
        this.directory = directory;
        this.notices = notices;
    }

    @GetMapping("/cases/{caseNo}/papers")
    String list(Person person, @PathVariable String caseNo, Locale locale, Model model) {
        cases.open(person, caseNo);
        model.addAttribute("caseNo", caseNo);
        model.addAttribute("papers", page.rows(person, caseNo, locale));
        model.addAttribute("makeable", page.makeable(person, caseNo, locale));
        return "paper/list";
    }

    @PostMapping("/cases/{caseNo}/papers")
    String make(
            Person person,
            @PathVariable String caseNo,
            @RequestParam(required = false) @Nullable UUID task,
            @RequestParam(defaultValue = "") String kind,
            RedirectAttributes redirect,
            Locale locale) {
        try {
            return "redirect:/papers/"
                    + papers.make(person, caseNo, task, kind, Map.of()).id();
        } catch (PaperRefused e) {
            refused(e, redirect, locale);
            return "redirect:/cases/" + caseNo + "/papers";
        }
    }

    /** The register of numbers of the own agency. */
    @GetMapping("/papers")
    String register(Person person, @RequestParam(defaultValue = "") String year, Locale locale, Model model) {
        var of = year.matches("20\\d\\d") ? Integer.parseInt(year) : page.thisYear();
        model.addAttribute("year", of);
        model.addAttribute("entries", page.register(person, of, locale));
        return "paper/register";
    }

    @GetMapping("/papers/{id}")
    String show(Person person, @PathVariable UUID id, Locale locale, Model model) {
        var paper = papers.find(person, id);
        cases.open(person, paper.caseNo());
        var acts = papers.mayAct(person, paper);
        var served = deliveries.of(paper);
        model.addAttribute("row", page.row(paper, served.size(), person, locale));
        model.addAttribute("paper", paper);
        model.addAttribute("kind", kinds.get(paper.kind()));
        model.addAttribute("law", kinds.get(paper.kind()).law(locale));
        model.addAttribute("task", page.task(paper, locale));
        model.addAttribute("issuer", name(paper.issuedBy()));
        model.addAttribute("withdrawer", name(paper.withdrawnBy()));
        model.addAttribute("blocks", page.preview(paper, person));
        model.addAttribute("acts", acts);
        model.addAttribute("slots", paper.draft() && acts ? page.slots(paper, person, locale) : null);
        model.addAttribute("missing", paper.draft() ? page.missing(paper, person, locale) : null);
        model.addAttribute("served", served);
        model.addAttribute("hows", Delivery.How.values());
        model.addAttribute("outcomes", Delivery.Outcome.values());
        model.addAttribute("harms", deliveries.foundToHarm(paper.caseNo()));
        return "paper/paper";
    }

    private @Nullable String name(@Nullable String person) {
        return person == null ? null : directory.person(person).name();
    }

    @GetMapping("/papers/{id}/word")
    void word(Person person, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        downloads.paper(person, id, response);
    }

    @PostMapping("/papers/{id}/words")
    String write(
            Person person,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") String version,
            @RequestParam Map<String, String> given,
            RedirectAttributes redirect,
            Locale locale) {
        return done(id, "written", redirect, locale, () -> papers.write(person, id, words(given), whole(version)));
    }

    private static Map<String, String> words(Map<String, String> given) {
        var words = new LinkedHashMap<String, String>();
        given.forEach((name, text) -> {
            if (name.startsWith(FIELD)) {
                words.put(name.substring(FIELD.length()), text);
            }
        });
        return words;
    }

    private static int whole(String number) {
        return number.matches("\\d{1,9}") ? Integer.parseInt(number) : -1;
    }

    @PostMapping("/papers/{id}/issue")
    String issue(
            Person person,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") String version,
            RedirectAttributes redirect,
            Locale locale) {
        return done(id, "issued", redirect, locale, () -> issuing.issue(person, id, whole(version)));
    }

    @PostMapping("/papers/{id}/withdraw")
    String withdraw(
            Person person,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        return done(id, "withdrawn", redirect, locale, () -> issuing.withdraw(person, id, reason));
    }

    @PostMapping("/papers/{id}/discard")
    String discard(Person person, @PathVariable UUID id, RedirectAttributes redirect, Locale locale) {
        var caseNo = papers.find(person, id).caseNo();
        var back = done(id, "discarded", redirect, locale, () -> papers.discard(person, id));
        return redirect.getFlashAttributes().containsKey("refused") ? back : "redirect:/cases/" + caseNo + "/papers";
    }

    @PostMapping("/papers/{id}/deliveries")
    String serve(
            Person person,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String named,
            @RequestParam(defaultValue = "") String how,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String involved,
            @RequestParam(defaultValue = "") String remark,
            RedirectAttributes redirect,
            Locale locale) {
        var said = said(to, named, how, outcome, on, involved, remark);
        return done(id, "served", redirect, locale, () -> deliveries.serve(person, id, said));
    }

    static Deliveries.Said said(
            String to, String named, String how, String outcome, String on, String involved, String remark) {
        return new Deliveries.Said(
                one(Recipient.class, to),
                named,
                one(Delivery.How.class, how),
                one(Delivery.Outcome.class, outcome),
                day(on),
                involved,
                remark);
    }

    private static <E extends Enum<E>> @Nullable E one(Class<E> of, String name) {
        try {
            return Enum.valueOf(of, name);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private String done(UUID id, String said, RedirectAttributes redirect, Locale locale, Runnable act) {
        try {
            act.run();
            notices.say(redirect, locale, "paper.done." + said);
        } catch (PaperRefused e) {
            refused(e, redirect, locale);
        }
        return "redirect:/papers/" + id;
    }

    private void refused(PaperRefused e, RedirectAttributes redirect, Locale locale) {
        notices.warn(redirect, locale, e.key(), e.what());
    }
}
