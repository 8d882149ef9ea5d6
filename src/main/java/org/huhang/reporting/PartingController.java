package org.huhang.reporting;

import java.util.Locale;
import org.huhang.agency.Person;
import org.huhang.web.Notices;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A case was merged into another by mistake; its page asks why. */
@Controller
class PartingController {

    private final Parting parting;
    private final Notices notices;

    PartingController(Parting parting, Notices notices) {
        this.parting = parting;
        this.notices = notices;
    }

    @PostMapping("/cases/{caseNo}/part")
    String part(
            Person person,
            @PathVariable String caseNo,
            @RequestParam(defaultValue = "") String reason,
            Locale locale,
            RedirectAttributes redirect) {
        var own = parting.part(person, caseNo, reason);
        own.ifPresentOrElse(
                no -> notices.say(redirect, locale, "reporting.part.done", no),
                () -> notices.warn(redirect, locale, "reporting.part.refused"));
        return "redirect:/cases/" + caseNo;
    }
}
