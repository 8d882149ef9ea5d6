package org.huhang.casework;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.huhang.agency.Person;
import org.huhang.form.Characters;
import org.huhang.web.Notices;
import org.huhang.web.Parts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The button for a child in danger. */
@Controller
@RequestMapping("/cases/{caseNo}/emergency")
class EmergencyController {

    private final Cases cases;
    private final CasePage page;
    private final Emergencies emergencies;
    private final Notices notices;
    private final MessageSource words;

    EmergencyController(Cases cases, CasePage page, Emergencies emergencies, Notices notices, MessageSource words) {
        this.cases = cases;
        this.page = page;
        this.emergencies = emergencies;
        this.notices = notices;
        this.words = words;
    }

    @GetMapping
    String ask(
            Person person,
            @PathVariable String caseNo,
            @RequestParam(required = false) @Nullable UUID task,
            Locale locale,
            Model model) {
        var told = emergencies.onlyTold(person, caseNo);
        if (!told) {
            cases.open(person, caseNo);
        }
        model.addAttribute("caseNo", caseNo);
        model.addAttribute("back", back(caseNo, told, task));
        model.addAttribute("onlyTold", told);
        model.addAttribute("open", cases.file(caseNo).open());
        model.addAttribute("about", told ? page.toldOf(cases.file(caseNo), person, locale) : List.of());
        model.addAttribute("toClaim", told ? page.toClaim(cases.file(caseNo), person, locale) : List.of());
        model.addAttribute("task", task);
        model.addAttribute("longest", Characters.LONGEST_REASON);
        return "casework/emergency";
    }

    @PostMapping
    String press(
            Person person,
            @PathVariable String caseNo,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) @Nullable UUID task,
            Locale locale,
            Model model,
            RedirectAttributes redirect) {
        Emergencies.Called called;
        try {
            called = emergencies.press(person, caseNo, reason);
        } catch (ReasonMissing e) {
            model.addAttribute("problem", words.getMessage("casework.emergency.reason.missing", null, locale));
            return ask(person, caseNo, task, locale, model);
        }
        if (called.police().isEmpty()) {
            var said = cases.file(caseNo).open() ? "casework.emergency.nobody" : "casework.emergency.callNow";
            redirect.addFlashAttribute("alarm", words.getMessage(said, null, locale) + kept(called, locale));
        } else {
            var done = "casework.emergency.done." + called.went();
            notices.say(redirect, words.getMessage(done, sent(called, locale), locale) + kept(called, locale));
        }
        return "redirect:" + back(caseNo, emergencies.onlyTold(person, caseNo), task);
    }

    /** To the task from which somebody came, if it is one of this case. */
    private String back(String caseNo, boolean onlyTold, @Nullable UUID task) {
        var ofCase = task != null && page.hasTask(cases.file(caseNo), task);
        return onlyTold ? "/messages" : ofCase ? "/tasks/" + task : "/cases/" + caseNo;
    }

    /** What was not kept of a long call for help is not lost in silence. */
    private String kept(Emergencies.Called called, Locale locale) {
        return called.cut()
                ? " " + words.getMessage("casework.emergency.cut", new Object[] {Characters.LONGEST_REASON}, locale)
                : "";
    }

    private static Object[] sent(Emergencies.Called called, Locale locale) {
        return new Object[] {
            called.police().stream().map(agency -> agency.name(locale)).collect(Parts.joining())
        };
    }
}
