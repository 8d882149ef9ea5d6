package org.huhang.casework;

import java.util.Locale;
import org.huhang.agency.Person;
import org.huhang.web.Notices;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where another agency says whether a case may leave RED. */
@Controller
class TierController {

    private final TierAsking asking;
    private final Notices notices;

    TierController(TierAsking asking, Notices notices) {
        this.asking = asking;
        this.notices = notices;
    }

    @PostMapping("/cases/{caseNo}/tier")
    String answer(
            Person person,
            @PathVariable String caseNo,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        var agreed = decision.equals("agree");
        var kept = asking.answer(person, caseNo, agreed, reason);
        var done = agreed ? "casework.tier.agreed" : "casework.tier.kept";
        notices.say(redirect, locale, kept ? done : "casework.tier.not." + asking.whyNot(caseNo, agreed, reason));
        return "redirect:/cases/" + caseNo;
    }
}
