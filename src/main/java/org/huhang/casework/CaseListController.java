package org.huhang.casework;

import java.util.Locale;
import java.util.Set;
import org.huhang.agency.NotAllowed;
import org.huhang.agency.Person;
import org.huhang.agency.Role;
import org.huhang.form.Characters;
import org.huhang.worklist.UrgentTasks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The cases that somebody has to do with, and the search among them. */
@Controller
@RequestMapping("/cases")
class CaseListController {

    private final Cases cases;
    private final CaseList list;
    private final UrgentTasks urgent;

    CaseListController(Cases cases, CaseList list, UrgentTasks urgent) {
        this.cases = cases;
        this.list = list;
        this.urgent = urgent;
    }

    @GetMapping
    String list(Person person, @ModelAttribute("address") CaseAddress address, Locale locale, Model model) {
        var no = address.no();
        if (no != null && found(person, no)) {
            return "redirect:/cases/" + no;
        }
        return listed(person, address, null, locale, model);
    }

    /** A name stands in no address, so that no history and no log keeps it: it is sent, also for the next page. */
    @PostMapping("/find")
    String find(
            Person person,
            @RequestParam(defaultValue = "") String sought,
            @RequestParam(required = false) @Nullable String after,
            Locale locale,
            Model model) {
        var folded = Characters.key(sought);
        var plain = CaseAddress.ofNumber(folded);
        if (folded.isEmpty() || CaseAddress.isNumber(folded)) {
            return "redirect:" + plain.link();
        }
        model.addAttribute("name", sought.strip());
        return listed(person, plain.with(after), list.ofChildrenNamed(folded), locale, model);
    }

    private String listed(Person person, CaseAddress address, @Nullable Set<String> among, Locale locale, Model model) {
        model.addAttribute("address", address);
        model.addAttribute("urgent", urgent.above(person, locale));
        model.addAttribute("page", list.page(person, address, among, locale));
        model.addAttribute("places", list.places(person, locale));
        model.addAttribute("agencyName", list.agencyName(address.agency(), locale));
        model.addAttribute("supervises", person.has(Role.SUPERVISOR));
        return "casework/list";
    }

    /** Whoever tries numbers learns nothing, and the trail learns of each try that met a case. */
    private boolean found(Person person, String caseNo) {
        try {
            cases.requireReader(person, caseNo);
            return true;
        } catch (NoSuchCase | NotAllowed e) {
            return false;
        }
    }
}
