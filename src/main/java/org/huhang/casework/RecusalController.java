package org.huhang.casework;

import java.util.Locale;
import org.huhang.agency.Person;
import org.huhang.web.Notices;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who keeps away from a case, said on its page after the intake. */
@Controller
class RecusalController {

    private final Recusals recusals;
    private final Cases cases;
    private final Notices notices;

    RecusalController(Recusals recusals, Cases cases, Notices notices) {
        this.recusals = recusals;
        this.cases = cases;
        this.notices = notices;
    }

    @PostMapping("/cases/{caseNo}/away")
    String say(
            Person person,
            @PathVariable String caseNo,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String agency,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        var back = what.equals("back");
        var said = recusals.say(person, caseNo, !back, agency, reason);
        if (said == Recusals.Said.DONE && back) {
            notices.say(redirect, locale, "casework.away.back.done");
        } else if (said == Recusals.Said.DONE) {
            notices.say(redirect, locale, "casework.away.keep.done");
        } else {
            redirect.addFlashAttribute("unrecused", reason);
            redirect.addFlashAttribute("unrecusedAgency", agency);
            notices.warn(redirect, locale, "casework.away.not." + said);
        }
        // Whoever kept his own agency away cannot open the case any more.
        return cases.mayOpen(person, caseNo) ? "redirect:/cases/" + caseNo : "redirect:/cases";
    }
}
