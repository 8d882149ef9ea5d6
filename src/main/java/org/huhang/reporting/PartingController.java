package org.huhang.reporting;

import java.util.Locale;
import org.huhang.agency.Person;
import org.huhang.casework.Merges;
import org.huhang.casework.NoSuchCase;
import org.huhang.casework.ToldSince;
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
    private final Merges merges;
    private final ToldSince toldSince;
    private final Notices notices;

    PartingController(Parting parting, Merges merges, ToldSince toldSince, Notices notices) {
        this.parting = parting;
        this.merges = merges;
        this.toldSince = toldSince;
        this.notices = notices;
    }

    @PostMapping("/cases/{caseNo}/part")
    String part(
            Person person,
            @PathVariable String caseNo,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String told,
            @RequestParam(defaultValue = "") String merged,
            Locale locale,
            RedirectAttributes redirect) {
        // On the page of the case in which it goes on stand those whose own page the reader may not open.
        var ended = merged.isEmpty() ? caseNo : merged;
        if (!ended.equals(caseNo) && !merges.wasIn(ended, caseNo)) {
            throw new NoSuchCase(ended);
        }
        var own = toldSince.judged(person, caseNo, told, () -> parting.part(person, ended, reason));
        if (own.isEmpty()) {
            notices.warn(redirect, toldSince.why(person, caseNo, told, locale));
        } else {
            own.get()
                    .ifPresentOrElse(
                            no -> notices.say(redirect, locale, "reporting.part.done", no),
                            () -> notices.warn(redirect, locale, "reporting.part.refused"));
        }
        if (own.flatMap(done -> done).isEmpty()) {
            redirect.addFlashAttribute("unparted", reason);
        }
        return "redirect:/cases/" + caseNo;
    }
}
