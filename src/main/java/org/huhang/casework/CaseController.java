package org.huhang.casework;

import java.util.Locale;
import org.huhang.agency.Person;
import org.huhang.engine.Definitions;
import org.huhang.web.Notices;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of one case, its pictures, and the word of whoever does not agree that it was closed. */
@Controller
@RequestMapping("/cases/{caseNo}")
class CaseController {

    private final Cases cases;
    private final CaseSheet sheet;
    private final CaseProcess process;
    private final Emergencies emergencies;
    private final Objections objections;
    private final ToldSince toldSince;
    private final Definitions definitions;
    private final Notices notices;

    CaseController(
            Cases cases,
            CaseSheet sheet,
            CaseProcess process,
            Emergencies emergencies,
            Objections objections,
            ToldSince toldSince,
            Definitions definitions,
            Notices notices) {
        this.cases = cases;
        this.sheet = sheet;
        this.process = process;
        this.emergencies = emergencies;
        this.objections = objections;
        this.toldSince = toldSince;
        this.definitions = definitions;
        this.notices = notices;
    }

    @GetMapping
    String show(Person person, @PathVariable String caseNo, Locale locale, Model model) {
        if (emergencies.onlyTold(person, caseNo)) {
            return "redirect:/cases/" + caseNo + "/emergency";
        }
        sheet.fill(model, cases.open(person, caseNo), person, locale);
        return "casework/case";
    }

    @GetMapping(value = "/processes/{instanceId}.bpmn", produces = MediaType.APPLICATION_XML_VALUE)
    @ResponseBody
    String picture(Person person, @PathVariable String caseNo, @PathVariable String instanceId, Locale locale) {
        cases.requireReader(person, caseNo);
        return process.of(caseNo).stream()
                .filter(one -> one.instanceId().equals(instanceId))
                .findFirst()
                .map(one -> definitions.diagram(one.definitionId(), locale))
                .orElseThrow(() -> new NoSuchCase(caseNo));
    }

    /** Somebody does not agree that the case was closed. */
    @PostMapping("/objection")
    String object(
            Person person,
            @PathVariable String caseNo,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String told,
            Locale locale,
            RedirectAttributes redirect) {
        var judged = toldSince.judged(person, caseNo, told, () -> objections.object(person, caseNo, reason));
        var own = judged.flatMap(done -> done);
        if (own.isEmpty()) {
            redirect.addFlashAttribute("unagreed", reason);
        }
        if (judged.isEmpty()) {
            notices.warn(redirect, toldSince.why(person, caseNo, told, locale));
            return "redirect:/cases/" + caseNo;
        }
        own.ifPresentOrElse(
                no -> notices.say(
                        redirect,
                        locale,
                        cases.mayOpen(person, no) ? "casework.ending.done" : "casework.ending.done.elsewhere",
                        no),
                () -> notices.warn(redirect, locale, "casework.ending.refused"));
        return "redirect:/cases/" + caseNo;
    }
}
